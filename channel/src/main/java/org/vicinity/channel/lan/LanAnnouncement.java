package org.vicinity.channel.lan;

/**
 * What a device says of itself on the LAN.
 *
 * @param name the product's name, the same for all of its kind
 * @param type such as {@code media-cache}
 * @param vendor its maker; empty when not told
 * @param port the TCP port of its {@link LanListener}
 * @param pairable whether it can be set up now
 */
public record LanAnnouncement(
    String name, String type, String vendor, int port, boolean pairable) {}
