/**
 * Names, grants, certificates and trust: everything the browser knows about who may reach which
 * device. No network, no user interface and no engine live here; each sub-package has one role.
 */
package org.vicinity.certstore;
