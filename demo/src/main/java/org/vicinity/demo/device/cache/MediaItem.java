package org.vicinity.demo.device.cache;

import java.net.URI;

/**
 * Something to play.
 *
 * @param name its file name, {@linkplain FileNames safe}
 * @param bytes its length
 * @param source where it can be read: a file, or a resource of this program
 */
public record MediaItem(String name, long bytes, URI source) {}
