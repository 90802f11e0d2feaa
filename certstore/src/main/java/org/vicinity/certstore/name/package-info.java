/**
 * Origins and the {@code .local} host names that belong to them; injective, so no two origins share
 * one.
 */
package org.vicinity.certstore.name;
