package org.vicinity.certstore.verify;

import com.google.common.net.InetAddresses;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralSubtree;

/** Names of certificates for refusals: type, and value in quotes. */
final class NameText {
  private static final List<String> TYPES =
      List.of(
          "other", "email", "DNS", "X.400", "directory", "EDI", "URI", "IP address", "registered");

  private NameText() {}

  static String quoted(String text) {
    return '"' + text.replace("\"", "\\\"") + '"';
  }

  static String of(GeneralName name) {
    return TYPES.get(name.getTagNo()) + " " + quoted(value(name));
  }

  static String of(Collection<GeneralName> names) {
    return names.stream().map(NameText::of).collect(Collectors.joining(", "));
  }

  static String of(GeneralSubtree[] subtrees) {
    return of(Arrays.stream(subtrees).map(GeneralSubtree::getBase).toList());
  }

  private static String value(GeneralName name) {
    if (name.getTagNo() != GeneralName.iPAddress) {
      return name.getName().toString();
    }
    byte[] octets = ASN1OctetString.getInstance(name.getName()).getOctets();
    try {
      return InetAddresses.toAddrString(InetAddress.getByAddress(octets));
    } catch (UnknownHostException rangeOrWrongLength) {
      return name.getName().toString();
    }
  }
}
