/**
 * The rendering engine: the only package that knows Chromium (JCEF). It offers views, controls and
 * page messages in plain Java types; who may reach what is decided elsewhere (see {@code gate}).
 */
package org.vicinity.browser.engine;
