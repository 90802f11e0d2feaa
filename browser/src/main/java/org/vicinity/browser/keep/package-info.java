/** Small files of the profile that survive a power cut. Knows nothing of what is in them. */
package org.vicinity.browser.keep;
