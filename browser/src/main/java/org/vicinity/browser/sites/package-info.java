/**
 * What the browser remembers of the sites that were visited, in the profile. Bounded; nothing of it
 * is told to anybody.
 */
package org.vicinity.browser.sites;
