/** The one place that says whether a device's certificate is trusted, and by which rule not. */
package org.vicinity.certstore.verify;
