/** Tests of the session, with a device and vectors that are made from the specification alone. */
package org.vicinity.channel.session;
