/**
 * Windows and tabs (Swing): address bar, problem pages, pages' dialogs, shortcuts. All text of
 * pages is shown as plain text. Knows the engine by its interfaces; decides nothing about devices.
 */
package org.vicinity.browser.tab;
