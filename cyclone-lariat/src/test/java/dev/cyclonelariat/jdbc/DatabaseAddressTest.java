package dev.cyclonelariat.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DatabaseAddressTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          jdbc:postgresql://db:5432/app?user=a&password=frob | jdbc:postgresql://db:5432/app
          jdbc:postgresql://a:frob@db/app                    | jdbc:postgresql://db/app
          jdbc:mariadb://a:fr/o@b@db:3306/app?x=y@z          | jdbc:mariadb://db:3306/app
          jdbc:h2:file:/data/app;USER=a;PASSWORD=frob        | jdbc:h2:file:/data/app
          jdbc:h2:tcp://db/~/app                             | jdbc:h2:tcp://db/~/app
          """)
  void itHoldsNoSecrets(String url, String address) {
    assertThat(DatabaseAddress.of(url)).hasToString(address);
  }
}
