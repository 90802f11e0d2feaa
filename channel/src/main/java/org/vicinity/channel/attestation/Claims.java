package org.vicinity.channel.attestation;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.util.Base64URL;
import java.text.ParseException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** The JSON form of an attestation: written and read here only. */
final class Claims {
  static final JOSEObjectType TYPE = new JOSEObjectType(Attestation.TYPE);

  private static final String ORIGIN = "origin";
  private static final String CHALLENGE = "challenge";
  private static final String HOST = "host";
  private static final String CSR_SHA256 = "csr_sha256";
  private static final String CHANNEL_BINDING = "channel_binding";
  private static final String ISSUED_AT = "iat";

  private Claims() {}

  static Payload write(Attestation attestation) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put(ORIGIN, attestation.origin());
    json.put(CHALLENGE, Base64URL.encode(attestation.challenge()).toString());
    json.put(HOST, attestation.host());
    json.put(CSR_SHA256, Base64URL.encode(attestation.csrSha256()).toString());
    json.put(CHANNEL_BINDING, Base64URL.encode(attestation.channelBinding()).toString());
    json.put(ISSUED_AT, attestation.issuedAt().getEpochSecond());
    return new Payload(json);
  }

  static Attestation read(JWSObject jws) throws ParseException {
    if (!TYPE.equals(jws.getHeader().getType())) {
      throw new ParseException("typ is not " + Attestation.TYPE, 0);
    }
    Map<String, Object> json = jws.getPayload().toJSONObject();
    if (json == null) {
      throw new ParseException("the payload is not a JSON object", 0);
    }
    return new Attestation(
        claim(json, ORIGIN, String.class),
        binary(json, CHALLENGE),
        claim(json, HOST, String.class),
        binary(json, CSR_SHA256),
        binary(json, CHANNEL_BINDING),
        Instant.ofEpochSecond(claim(json, ISSUED_AT, Long.class)));
  }

  private static byte[] binary(Map<String, Object> json, String name) throws ParseException {
    return new Base64URL(claim(json, name, String.class)).decode();
  }

  private static <T> T claim(Map<String, Object> json, String name, Class<T> type)
      throws ParseException {
    Object value = json.get(name);
    if (!type.isInstance(value)) {
      throw new ParseException("claim " + name + " is missing or of another type", 0);
    }
    return type.cast(value);
  }
}
