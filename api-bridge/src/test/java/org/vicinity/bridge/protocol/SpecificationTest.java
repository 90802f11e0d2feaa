package org.vicinity.bridge.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The specification says what the code does. */
class SpecificationTest {
  private static final Pattern ROW =
      Pattern.compile("(?m)^\\| `(\\w+Error)` \\| (.+?) \\| .+ \\|$");

  private static String specification;

  @BeforeAll
  static void read() throws Exception {
    specification = Files.readString(Path.of("../docs/spec/javascript-api.md"));
  }

  private static String row(ApiError error) {
    String text = error.text();
    return error.exceptionName() + " " + (text.matches(".*[.?]") ? text : text + "…");
  }

  @Test
  void theTableOfErrorsIsThatOfTheCode() {
    List<String> rows = new ArrayList<>();
    Matcher matcher = ROW.matcher(specification);
    while (matcher.find()) {
      rows.add(matcher.group(1) + " " + matcher.group(2));
    }
    assertThat(rows)
        .containsExactlyInAnyOrderElementsOf(
            Stream.of(ApiError.values()).map(SpecificationTest::row).toList());
  }

  @ParameterizedTest
  @EnumSource
  void everyStateIsDescribed(DeviceState state) {
    assertThat(specification).contains("\n| `" + state.value() + "` | ");
    String idl = specification.replaceAll("(?s).*enum LocalDeviceState \\{(.*?)\\}.*", "$1");
    assertThat(idl).contains('"' + state.value() + '"');
  }

  @Test
  void everyErrorIsADomExceptionName() {
    assertThat(ApiError.values())
        .extracting(ApiError::exceptionName)
        .isSubsetOf(
            "NotFoundError",
            "SecurityError",
            "NotAllowedError",
            "InvalidStateError",
            "NetworkError",
            "DataError",
            "TimeoutError",
            "AbortError",
            "OperationError");
  }
}
