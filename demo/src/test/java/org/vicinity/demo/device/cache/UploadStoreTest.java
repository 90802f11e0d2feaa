package org.vicinity.demo.device.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vicinity.demo.device.cache.UploadRefusedException.Reason;
import org.vicinity.demo.pki.PrivateFiles;

/** What happens to uploads when something goes wrong; the rest is tested over HTTP. */
class UploadStoreTest {
  private static final String HOST = "media.a-example.local";

  @TempDir Path directory;
  private UploadStore store;

  @BeforeEach
  void start() throws Exception {
    store = new UploadStore(directory, new UploadLimits(1000, 1500, 10));
    store.open(HOST);
  }

  private void put(String name, int length) throws Exception {
    store.put(HOST, name, OptionalLong.empty(), new ByteArrayInputStream(new byte[length]));
  }

  @Test
  void aConnectionThatBreaksLeavesNothingAndGivesTheSpaceBack() throws Exception {
    InputStream breaks =
        new InputStream() {
          private int left = 900;

          @Override
          public int read() throws IOException {
            if (left-- <= 0) {
              throw new IOException("reset");
            }
            return 1;
          }
        };
    assertThatThrownBy(() -> store.put(HOST, "x", OptionalLong.of(1000), breaks))
        .hasMessage("reset");
    assertThat(PrivateFiles.list(directory.resolve(HOST))).isEmpty();
    assertThat(store.usage(HOST).bytes()).isZero();
    put("a", 1000);
    put("b", 500);
  }

  @Test
  void aReplacementThatBreaksLeavesTheOldFile() throws Exception {
    put("x", 10);
    InputStream breaks =
        new InputStream() {
          @Override
          public int read() throws IOException {
            throw new IOException("reset");
          }
        };
    assertThatThrownBy(() -> store.put(HOST, "x", OptionalLong.empty(), breaks))
        .hasMessage("reset");
    assertThat(Files.size(store.find(HOST, "x").orElseThrow())).isEqualTo(10);
  }

  @Test
  void uploadsUnderWayCountForTheQuota() throws Exception {
    CountDownLatch reserved = new CountDownLatch(1);
    CountDownLatch goOn = new CountDownLatch(1);
    InputStream slow =
        new InputStream() {
          private int part;

          @Override
          public int read() {
            throw new UnsupportedOperationException();
          }

          @Override
          public int read(byte[] into, int offset, int length) {
            if (part++ == 0) {
              return 1000;
            }
            reserved.countDown();
            try {
              goOn.await();
            } catch (InterruptedException e) {
              Thread.currentThread().interrupt();
            }
            return -1;
          }
        };
    AtomicReference<Exception> failure = new AtomicReference<>();
    Thread first =
        new Thread(
            () -> {
              try {
                store.put(HOST, "first", OptionalLong.empty(), slow);
              } catch (Exception e) {
                failure.set(e);
              }
            });
    first.start();
    reserved.await();
    assertThat(reasonOf("second", 501)).isEqualTo(Reason.QUOTA);
    put("second", 500);
    goOn.countDown();
    first.join();
    assertThat(failure.get()).isNull();
    assertThat(store.usage(HOST).bytes()).isEqualTo(1500);
  }

  @Test
  void aPairingThatEndsDuringAnUploadTakesTheFileWithIt() throws Exception {
    InputStream removes =
        new InputStream() {
          private int left = 10;

          @Override
          public int read() throws IOException {
            if (--left == 0) {
              store.remove(HOST);
            }
            return left < 0 ? -1 : 1;
          }
        };
    assertThatThrownBy(() -> store.put(HOST, "x", OptionalLong.empty(), removes))
        .isInstanceOf(UploadRefusedException.class)
        .hasMessage(Reason.GONE.text());
    assertThat(directory.resolve(HOST)).doesNotExist();
    assertThat(reasonOf("y", 1)).isEqualTo(Reason.GONE);
  }

  @Test
  void aRestartFindsTheFilesAndDeletesWhatACrashLeft() throws Exception {
    put("kept", 7);
    Files.write(directory.resolve(HOST).resolve(".part-1234"), new byte[900]);
    UploadStore again = new UploadStore(directory, new UploadLimits(1000, 1500, 10));
    again.open(HOST);
    assertThat(again.usage(HOST)).isEqualTo(new UploadStore.Usage(1, 7, 1500));
    assertThat(PrivateFiles.list(directory.resolve(HOST))).hasSize(1);
  }

  private Reason reasonOf(String name, int length) {
    return catchThrowableOfType(UploadRefusedException.class, () -> put(name, length)).reason();
  }
}
