package org.vicinity.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SightingTagTest {
  @Test
  void aNewOneCanBeReadAndIsNotTheOneBefore() {
    SightingTag tag = SightingTag.random();
    assertThat(SightingTag.read(tag.text())).contains(tag);
    assertThat(SightingTag.random()).isNotEqualTo(tag);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "abc", "abcde", "ab/d", "ab d", "äbcd", "abc\n", "abcd\n"})
  void anythingElseIsNone(String text) {
    assertThat(SightingTag.read(text)).isEmpty();
    assertThatThrownBy(() -> new SightingTag(text)).isInstanceOf(IllegalArgumentException.class);
  }
}
