/** What the demo's two command lines have in common. */
package org.vicinity.demo.cli;
