package dev.cyclonelariat.cli.aws;

import java.io.IOException;
import java.io.Serial;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Set;

/** A service does not answer. The text names its address, the reason, and what helps. */
public final class UnreachableException extends IOException {

  @Serial private static final long serialVersionUID = 1L;

  private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "localhost", "[::1]");
  private static final String AWS = ".amazonaws.com";

  UnreachableException(URI address, IOException cause) {
    super(
        address.getScheme()
            + "://"
            + address.getRawAuthority()
            + " does not answer ("
            + reason(cause)
            + "): "
            + remedy(String.valueOf(address.getHost()), cause),
        cause);
  }

  private static String reason(IOException e) {
    if (e instanceof UnknownHostException) {
      return "there is no host of this name";
    }
    return e.getMessage() == null ? e.toString() : e.getMessage();
  }

  private static String remedy(String host, IOException e) {
    if (LOOPBACK.contains(host)) {
      return "is it running? lariat local starts one";
    } else if (host.contains(AWS)) {
      return "check the region and the network";
    }
    return e instanceof UnknownHostException
        ? "check the name"
        : "is it running, and does the network lead there?";
  }
}
