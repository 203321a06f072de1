package dev.cyclonelariat.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cyclonelariat.Lariat;
import dev.cyclonelariat.LariatException;
import dev.cyclonelariat.LariatSettings;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

/** An outbox whose database does not answer when it is built. */
class UnreachableDatabaseTest {

  @Test
  void buildingFailsAndLeavesNothingBehind() throws Exception {
    LariatSettings settings = LariatSettings.builder().publisher("shop").instance("test").build();
    Lariat.Builder builder = Lariat.builder(settings).outbox(nobodyThere());
    List<Thread> before = threads();

    for (int i = 0; i < 3; i++) {
      assertThatThrownBy(builder::build)
          .isInstanceOf(LariatException.class)
          .hasMessageContaining("The outbox's database refuses");
    }

    assertThat(before).containsAll(threads());
  }

  private static PGSimpleDataSource nobodyThere() throws Exception {
    try (ServerSocket closed = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      PGSimpleDataSource database = new PGSimpleDataSource();
      database.setServerNames(new String[] {"localhost"});
      database.setPortNumbers(new int[] {closed.getLocalPort()});
      return database;
    }
  }

  private static List<Thread> threads() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().startsWith("lariat"))
        .toList();
  }
}
