/**
 * The keyring of the user's desktop, through the Secret Service API on D-Bus; the only part of this
 * module that knows D-Bus. Nothing here decides what is kept there.
 */
package org.vicinity.certstore.keyring;
