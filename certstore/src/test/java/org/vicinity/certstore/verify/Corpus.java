package org.vicinity.certstore.verify;

import java.util.List;
import java.util.stream.Stream;

/** All chains that the verifier is tried on, with what it has to say; made from a seed at a run. */
public final class Corpus {
  private static final List<Case> CASES =
      Stream.of(
              GoodChains.all(),
              BrokenForms.all(),
              BrokenSignatures.all(),
              BrokenAuthorities.all(),
              BrokenLeaves.all(),
              NameConstraintCases.all(),
              AlternativeNameCases.all(),
              ExtensionCases.all(),
              ValidityCases.all(),
              PathCases.all())
          .flatMap(stream -> stream)
          .toList();

  private Corpus() {}

  /** The cases, each with another name. */
  public static Stream<Case> all() {
    return CASES.stream();
  }
}
