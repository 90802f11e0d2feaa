package org.vicinity.certstore.grant;

/** A change of the grants, told after it is on disk. */
public sealed interface GrantChange {
  /** Returns the grant as it was written or, when removed, as it last was. */
  Grant grant();

  /** A pairing was committed, or its revocation undone. */
  record Activated(Grant grant) implements GrantChange {}

  /** A grant that was active is gone. */
  record Removed(Grant grant) implements GrantChange {}

  /** The last trace of a revoked grant is gone: its device was told, or given up. */
  record Forgotten(Grant grant) implements GrantChange {}
}
