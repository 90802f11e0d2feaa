package org.vicinity.channel.mdns;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.xbill.DNS.Name;
import org.xbill.DNS.TextParseException;

/**
 * A host name under {@code .local} in the forms that the protocol needs. Only letters, digits and
 * hyphens (RFC 1123 section 2.1): what else multicast DNS allows in names, no URL can say.
 *
 * @param text lower case, without a trailing dot
 * @param name the same, absolute
 * @param service the owner name of its SRV record: {@code _https._tcp.<host>.}
 */
record LocalHost(String text, Name name, Name service) {
  private static final Name HTTPS = Name.fromConstantString("_https._tcp");
  private static final Pattern SYNTAX =
      Pattern.compile("([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\\.){1,20}local");

  /** Reads what a person or program wrote; empty when it is no host name under {@code .local}. */
  static Optional<LocalHost> parse(String written) {
    if (written.length() > 255) {
      return Optional.empty();
    }
    String text = written.toLowerCase(Locale.ROOT);
    if (text.endsWith(".")) {
      text = text.substring(0, text.length() - 1);
    }
    if (!SYNTAX.matcher(text).matches()) {
      return Optional.empty();
    }
    try {
      Name name = Name.fromString(text, Name.root);
      return Optional.of(new LocalHost(text, name, Name.concatenate(HTTPS, name)));
    } catch (TextParseException | org.xbill.DNS.NameTooLongException e) {
      return Optional.empty(); // 255 octets are exceeded with the service's labels in front
    }
  }

  /** Reads an owner name from the network; empty when it is no host name under {@code .local}. */
  static Optional<LocalHost> of(Name name) {
    return parse(name.toString(true));
  }

  /** Reads the owner name of an SRV record; empty when it is not {@code _https._tcp.<host>}. */
  static Optional<LocalHost> ofService(Name service) {
    if (service.labels() < HTTPS.labels() + 2) {
      return Optional.empty();
    }
    return of(new Name(service, HTTPS.labels())).filter(host -> host.service().equals(service));
  }
}
