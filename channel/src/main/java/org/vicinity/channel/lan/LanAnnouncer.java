package org.vicinity.channel.lan;

import java.io.IOException;
import javax.jmdns.JmDNS;
import javax.jmdns.ServiceInfo;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vicinity.channel.mdns.LocalLink;

/**
 * Announces a device on one link as a {@code _vicinity._tcp} service (RFC 6763). When the name is
 * taken by another of its kind, a number is put behind it. Thread-safe.
 */
public final class LanAnnouncer implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(LanAnnouncer.class);

  private final JmDNS jmdns;
  private LanAnnouncement announced;
  private ServiceInfo service;
  private boolean closed;

  /**
   * Begins to announce it. Returns at once; others see it after about four seconds, for the name is
   * probed for first.
   *
   * @throws IOException when the link is down
   */
  public LanAnnouncer(LocalLink link, LanAnnouncement announcement) throws IOException {
    jmdns = Mdns.open(link);
    announced = announcement;
    service = service(announcement);
    try {
      jmdns.registerService(service);
    } catch (IOException | RuntimeException e) {
      Mdns.close(jmdns);
      throw e;
    }
  }

  /**
   * Says something new, such as that the device is pairable no more: on the network at once. With
   * another name or port the service is withdrawn and announced anew, which takes seconds. Does
   * nothing after {@link #close}.
   */
  public synchronized void update(LanAnnouncement announcement) {
    if (closed || announcement.equals(announced)) {
      return;
    }
    boolean sameService =
        announcement.name().equals(announced.name()) && announcement.port() == announced.port();
    announced = announcement;
    if (sameService) {
      service.setText(ServiceText.write(announcement));
      return;
    }
    jmdns.unregisterService(service);
    service = service(announcement);
    try {
      jmdns.registerService(service);
    } catch (IOException e) {
      LOG.warn("announcing the device anew: {}", e.getMessage());
    }
  }

  /** Says goodbye; on the network at once, cleaned up behind the caller's back. Idempotent. */
  @Override
  public synchronized void close() {
    if (!closed) {
      closed = true;
      Mdns.close(jmdns);
    }
  }

  private static ServiceInfo service(LanAnnouncement announcement) {
    return ServiceInfo.create(
        ServiceText.SERVICE_TYPE,
        ServiceText.instanceName(announcement),
        announcement.port(),
        0,
        0,
        ServiceText.write(announcement));
  }
}
