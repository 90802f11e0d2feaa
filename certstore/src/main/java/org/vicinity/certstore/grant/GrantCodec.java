package org.vicinity.certstore.grant;

import com.upokecenter.cbor.CBORException;
import com.upokecenter.cbor.CBORObject;
import com.upokecenter.cbor.CBORType;
import java.io.ByteArrayInputStream;
import java.nio.ByteBuffer;
import java.security.cert.CertificateEncodingException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.vicinity.certstore.name.DeviceHostName;
import org.vicinity.certstore.name.Origin;

/**
 * A grant as bytes: a CBOR map (RFC 8949) with the integer keys below, certificates in DER, times
 * in milliseconds since 1970. Unknown keys are ignored. Thread-safe.
 */
final class GrantCodec {
  private static final int FORMAT = 1;

  private static final int KEY_FORMAT = 0;
  private static final int KEY_ID = 1;
  private static final int KEY_ORIGIN = 2;
  private static final int KEY_USER_ID = 3;
  private static final int KEY_USER_NAME = 4;
  private static final int KEY_DEVICE_NAME = 5;
  private static final int KEY_DEVICE_TYPE = 6;
  private static final int KEY_DEVICE_VENDOR = 7;
  private static final int KEY_HOST = 8;
  private static final int KEY_CHAIN = 9;
  private static final int KEY_AUTHORITY = 10;
  private static final int KEY_SECRET = 11;
  private static final int KEY_CREATED = 12;
  private static final int KEY_LAST_USED = 13;
  // False also for a revoked grant: a version that does not know the next key rolls it back.
  private static final int KEY_ACTIVE = 14;
  private static final int KEY_REVOKED = 15;

  private final CertificateFactory certificates;
  // Many grants share few authorities: each is parsed and kept once.
  private final Map<ByteBuffer, X509Certificate> shared = new ConcurrentHashMap<>();

  // So do few origins: each is checked once.
  private final Map<String, Origin> origins = new ConcurrentHashMap<>();

  GrantCodec() {
    try {
      certificates = CertificateFactory.getInstance("X.509");
    } catch (CertificateException impossible) {
      throw new IllegalStateException("every Java platform reads X.509", impossible);
    }
  }

  byte[] encode(GrantIndex.Entry entry) {
    Grant grant = entry.grant();
    CBORObject chain = CBORObject.NewArray();
    grant.chain().forEach(certificate -> chain.Add(der(certificate)));
    CBORObject map =
        CBORObject.NewOrderedMap()
            .Add(KEY_FORMAT, FORMAT)
            .Add(KEY_ID, Base64.getUrlDecoder().decode(grant.id().value()))
            .Add(KEY_ORIGIN, grant.origin().serialized());
    grant
        .user()
        .ifPresent(user -> map.Add(KEY_USER_ID, user.id()).Add(KEY_USER_NAME, user.displayName()));
    map.Add(KEY_DEVICE_NAME, grant.device().name())
        .Add(KEY_DEVICE_TYPE, grant.device().type())
        .Add(KEY_DEVICE_VENDOR, grant.device().vendor())
        .Add(KEY_HOST, grant.host().value())
        .Add(KEY_CHAIN, chain)
        .Add(KEY_AUTHORITY, der(grant.authority()))
        .Add(KEY_SECRET, grant.secret())
        .Add(KEY_CREATED, grant.created().toEpochMilli());
    grant.lastUsed().ifPresent(at -> map.Add(KEY_LAST_USED, at.toEpochMilli()));
    map.Add(KEY_ACTIVE, grant.state() == Grant.State.ACTIVE);
    entry.revoked().ifPresent(at -> map.Add(KEY_REVOKED, at.toEpochMilli()));
    return map.EncodeToBytes();
  }

  GrantIndex.Entry decode(RowId row, byte[] content) throws RowException {
    try {
      CBORObject map = CBORObject.DecodeFromBytes(content);
      if (map.getType() != CBORType.Map) {
        throw new RowException(StoreFlaw.MALFORMED);
      }
      if (required(map, KEY_FORMAT).AsInt32() != FORMAT) {
        throw new RowException(StoreFlaw.NEWER_FORMAT);
      }
      Optional<Instant> revoked =
          map.ContainsKey(KEY_REVOKED)
              ? Optional.of(time(required(map, KEY_REVOKED)))
              : Optional.empty();
      return new GrantIndex.Entry(row, grant(map, revoked.isPresent()), revoked);
    } catch (CBORException
        | IllegalArgumentException
        | IllegalStateException
        | ArithmeticException
        | CertificateException malformed) {
      throw new RowException(StoreFlaw.MALFORMED, malformed);
    }
  }

  private Grant grant(CBORObject map, boolean revoked) throws RowException, CertificateException {
    return new Grant(
        new GrantId(
            Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(required(map, KEY_ID).GetByteString())),
        origins.computeIfAbsent(required(map, KEY_ORIGIN).AsString(), Origin::parse),
        user(map),
        new GrantedDevice(
            required(map, KEY_DEVICE_NAME).AsString(),
            required(map, KEY_DEVICE_TYPE).AsString(),
            required(map, KEY_DEVICE_VENDOR).AsString()),
        DeviceHostName.parse(required(map, KEY_HOST).AsString())
            .orElseThrow(() -> new RowException(StoreFlaw.MALFORMED)),
        chain(required(map, KEY_CHAIN)),
        shared(required(map, KEY_AUTHORITY).GetByteString()),
        required(map, KEY_SECRET).GetByteString(),
        time(required(map, KEY_CREATED)),
        map.ContainsKey(KEY_LAST_USED)
            ? Optional.of(time(required(map, KEY_LAST_USED)))
            : Optional.empty(),
        state(required(map, KEY_ACTIVE).AsBoolean(), revoked));
  }

  private static Grant.State state(boolean active, boolean revoked) {
    if (revoked) {
      return Grant.State.REVOKED;
    }
    return active ? Grant.State.ACTIVE : Grant.State.PENDING;
  }

  private static CBORObject required(CBORObject map, int key) throws RowException {
    CBORObject value = map.get(key);
    if (value == null) {
      throw new RowException(StoreFlaw.MALFORMED);
    }
    return value;
  }

  private static Optional<User> user(CBORObject map) throws RowException {
    return map.ContainsKey(KEY_USER_ID)
        ? Optional.of(
            new User(
                required(map, KEY_USER_ID).AsString(), required(map, KEY_USER_NAME).AsString()))
        : Optional.empty();
  }

  private List<X509Certificate> chain(CBORObject array) {
    return new StoredChain(
        array.getValues().stream().map(CBORObject::GetByteString).toList(), this::parse);
  }

  private X509Certificate shared(byte[] der) throws CertificateException {
    X509Certificate known = shared.get(ByteBuffer.wrap(der));
    if (known != null) {
      return known;
    }
    X509Certificate parsed = parse(der);
    shared.put(ByteBuffer.wrap(der), parsed);
    return parsed;
  }

  private X509Certificate parse(byte[] der) throws CertificateException {
    return (X509Certificate) certificates.generateCertificate(new ByteArrayInputStream(der));
  }

  private static byte[] der(X509Certificate certificate) {
    try {
      return certificate.getEncoded();
    } catch (CertificateEncodingException impossible) {
      throw new IllegalArgumentException("a certificate without an encoding", impossible);
    }
  }

  private static Instant time(CBORObject millis) {
    return Instant.ofEpochMilli(millis.AsInt64Value());
  }
}
