package org.vicinity.browser.tab;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javax.swing.JPanel;
import javax.swing.JTextField;
import javax.swing.text.JTextComponent;
import org.junit.jupiter.api.Test;
import org.vicinity.browser.display.Space;
import org.vicinity.browser.fixture.Grants;
import org.vicinity.certstore.grant.Grant;

class PageInfoTest {
  private static final Grant GRANT = Grants.of("https://vod.example.com", "media");

  private static PageInfo of(String url) {
    return PageInfo.of(
        url,
        host -> host.equals(GRANT.host().value()) ? Optional.of(GRANT) : Optional.empty(),
        origin -> origin.equals(GRANT.origin()) ? List.of(GRANT) : List.of());
  }

  private static Optional<String> value(PageInfo info, String label) {
    return info.lines().stream()
        .filter(line -> line.label().equals(label))
        .map(PageInfo.Line::value)
        .findFirst();
  }

  @Test
  void aDevicesPageSaysWhoseItIsWhoVouchesAndHowLong() {
    PageInfo info = of(GRANT.host().origin() + "/a?b");
    assertThat(info.device()).contains(GRANT);
    assertThat(value(info, "Device")).hasValue("Media Cache (media-cache)");
    assertThat(value(info, "Given to")).hasValue("https://vod.example.com");
    assertThat(value(info, "Certificate by").orElseThrow())
        .contains("shared private CA")
        .contains("for this device only");
    assertThat(value(info, "Valid until")).isPresent();
  }

  @Test
  void aSitesPageSaysWhatItMayReach() {
    PageInfo info = of("https://vod.example.com/index.html");
    assertThat(info.device()).isEmpty();
    assertThat(value(info, "May reach").orElseThrow()).contains(GRANT.host().origin());
    assertThat(value(of("https://other.example/"), "Devices").orElseThrow()).contains("none");
    assertThat(value(of("http://" + GRANT.host().value() + "/"), "Device")).isEmpty();
  }

  @Test
  void aPageThatIsNotOfTheNetworkHasNoSite() {
    assertThat(of("about:blank").lines()).hasSize(1);
  }

  @Test
  void everyValueHasANameForAScreenReader() {
    assertThat(
            Arrays.stream(PageInfoDialog.contents(of(GRANT.host().origin() + "/")).getComponents())
                .filter(JTextComponent.class::isInstance)
                .map(field -> field.getAccessibleContext().getAccessibleName()))
        .contains("Connection", "Device", "Given to", "Certificate by", "Valid until")
        .doesNotContainNull();
  }

  @Test
  void aLongValueTakesTheLinesThatItNeedsAndNoMore() {
    JPanel contents = PageInfoDialog.contents(of(GRANT.host().origin() + "/"));
    int line = new JTextField("Ada").getPreferredSize().height;
    assertThat(contents.getPreferredSize().height)
        .isBetween(5 * line, 2 * contents.getComponentCount() * line);
    assertThat(contents.getPreferredSize().width).isLessThan(Space.of(900));
  }
}
