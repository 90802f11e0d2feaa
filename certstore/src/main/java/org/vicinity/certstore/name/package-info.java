/**
 * Origins and the {@code .local} host names that belong to them; injective, so no two origins share
 * one. No look-up and no announcement lives here: those belong to the channel module.
 */
package org.vicinity.certstore.name;
