package org.vicinity.browser.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class DocumentsTest {
  private final List<String> gone = new ArrayList<>();
  private final Documents documents = new Documents((view, frame) -> gone.add(view + ":" + frame));

  @Test
  void aNewTopDocumentEndsAllOthersOfItsView() {
    documents.asks(1, "old");
    documents.asks(1, "old-frame");
    documents.asks(2, "elsewhere");
    documents.committed(1, "new");
    assertThat(gone).containsExactlyInAnyOrder("1:old", "1:old-frame");
  }

  @Test
  void aDocumentThatAskedBeforeItWasAnnouncedStays() {
    documents.asks(1, "new");
    documents.committed(1, "new");
    assertThat(gone).isEmpty();
  }

  @Test
  void aFrameThatWasRemovedIsGoneOnce() {
    documents.asks(1, "top");
    documents.asks(1, "frame");
    documents.present(1, List.of("top", "another"));
    documents.present(1, List.of("top"));
    assertThat(gone).containsExactly("1:frame");
  }

  @Test
  void asksForTheFramesThatAreLeftWhenAnotherHasAsked() {
    assertThat(documents.asks(1, "removed")).isFalse();
    assertThat(documents.asks(2, "elsewhere")).isFalse();
    assertThat(documents.asks(1, "removed")).isFalse();
    assertThat(documents.asks(1, "frame")).isTrue();
    documents.present(1, List.of("frame"));
    assertThat(gone).containsExactly("1:removed");
    assertThat(documents.asks(1, "frame")).isFalse();
  }

  @Test
  void aClosedViewEndsItsDocuments() {
    documents.asks(1, "top");
    documents.closed(1);
    documents.closed(1);
    assertThat(gone).containsExactly("1:top");
  }
}
