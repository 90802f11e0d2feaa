package org.vicinity.certstore.grant;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vicinity.certstore.fixture.Grants;
import org.vicinity.certstore.fixture.Service;
import org.vicinity.certstore.fixture.Template;
import org.vicinity.certstore.name.DeviceHostName;
import org.vicinity.certstore.name.Origin;

class GrantStoreScaleTest {
  private static final int MANY = 10_000;
  private static final int AUTHORITIES = 500;
  private static final Duration LIMIT = Duration.ofMinutes(2);

  @TempDir Path folder;

  @Test
  void tenThousandGrantsOfFiveHundredServicesAreOpened() throws Exception {
    GrantStore.open(folder).close();
    fill();
    // Twice: the first time also loads the classes, as at the browser's start.
    for (int round = 1; round <= 2; round++) {
      long start = System.nanoTime();
      try (GrantStore store = GrantStore.open(folder)) {
        long millis = Duration.ofNanos(System.nanoTime() - start).toMillis();
        System.out.println("opened " + MANY + " grants in " + millis + " ms, round " + round);
        assertThat(store.quarantined()).isEmpty();
        assertThat(store.all()).hasSize(MANY);
        Grant last = store.all().get(MANY - 1);
        assertThat(store.find(last.id())).isPresent();
        long write = System.nanoTime();
        store.used(last.id(), Service.NOW);
        System.out.println(
            "noted a use among them in "
                + Duration.ofNanos(System.nanoTime() - write).toMillis()
                + " ms");
      }
    }
  }

  @Test
  void grantsFromManyThreadsAreAllKept() throws Exception {
    int threads = 8;
    int each = 10;
    ExecutorService executor = Executors.newFixedThreadPool(threads);
    CountDownLatch told = new CountDownLatch(threads * each);
    try (GrantStore store = GrantStore.open(folder)) {
      store.listen(change -> told.countDown());
      List<Future<?>> futures = new ArrayList<>();
      for (int thread = 0; thread < threads; thread++) {
        String origin = "https://service-" + thread + ".example";
        futures.add(
            executor.submit(
                () -> {
                  for (int i = 0; i < each; i++) {
                    Grant grant = Grants.pending(origin, "device-" + i);
                    store.begin(grant);
                    store.activate(grant.id());
                    store.used(grant.id(), Service.NOW);
                  }
                  return null;
                }));
      }
      for (Future<?> future : futures) {
        future.get(LIMIT.toSeconds(), TimeUnit.SECONDS);
      }
      assertThat(told.await(LIMIT.toSeconds(), TimeUnit.SECONDS)).isTrue();
      assertThat(store.active()).hasSize(threads * each);
    } finally {
      executor.shutdownNow();
    }
    try (GrantStore store = GrantStore.open(folder)) {
      assertThat(store.active()).hasSize(threads * each);
      assertThat(store.active()).allMatch(grant -> grant.lastUsed().isPresent());
    }
  }

  /** Straight into the file and in one transaction: that is quicker than 10,000 of them. */
  private void fill() throws Exception {
    GrantCodec codec = new GrantCodec();
    RowSealer sealer = new RowSealer(StoreKey.open(folder, Optional.empty(), Service.NOW).key());
    var deviceKey = org.vicinity.certstore.fixture.Keys.p256();
    try (Connection connection =
            DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("grants.db"));
        PreparedStatement insert =
            connection.prepareStatement("INSERT INTO grants VALUES (?, ?)")) {
      connection.setAutoCommit(false);
      List<GrantFile.Row> rows = new ArrayList<>(MANY + 1);
      for (int service = 0; service < AUTHORITIES; service++) {
        Origin origin = Origin.parse("https://service-" + service + ".example.com");
        Template root = Service.root("service " + service);
        var authority = root.selfSigned();
        for (int device = 0; device < MANY / AUTHORITIES; device++) {
          DeviceHostName host = DeviceHostName.of(origin, "device-" + device, taken -> false);
          var leaf = Service.leaf(root, host.value()).key(deviceKey).signedBy(root);
          Grant grant = Grants.pending(origin, host, List.of(leaf), authority).activated();
          RowId row = RowId.random();
          byte[] sealed = sealer.seal(row, codec.encode(GrantIndex.Entry.of(row, grant)));
          rows.add(new GrantFile.Row(row, Optional.of(sealed)));
        }
      }
      byte[] list = RowList.EMPTY.after(rows).encode();
      rows.add(new GrantFile.Row(RowList.ROW, Optional.of(sealer.seal(RowList.ROW, list))));
      for (GrantFile.Row row : rows) {
        insert.setBytes(1, row.id().bytes());
        insert.setBytes(2, row.sealed().orElseThrow());
        insert.executeUpdate();
      }
      connection.commit();
    }
  }
}
