/**
 * The whole of Vicinity on one machine: starts service, device and browser as the processes they
 * are, and looks at them from outside, as a user and a developer would. Knows only command lines,
 * log lines and web pages, never another part's classes.
 */
package org.vicinity.demo.walkthrough;
