/**
 * One browser for each profile: a second start hands its page to the browser that runs, over a Unix
 * socket in the profile's own folder.
 */
package org.vicinity.browser.instance;
