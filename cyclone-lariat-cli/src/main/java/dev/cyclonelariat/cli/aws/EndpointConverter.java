package dev.cyclonelariat.cli.aws;

import java.net.URI;
import java.net.URISyntaxException;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Takes the address of a service that answers over HTTP. */
final class EndpointConverter implements ITypeConverter<URI> {

  @Override
  public URI convert(String value) {
    try {
      URI endpoint = new URI(value);
      if (endpoint.getHost() != null && value.matches("https?://.+")) {
        return endpoint;
      }
    } catch (URISyntaxException e) {
      // The same mistake.
    }
    throw new TypeConversionException("expected a URL such as http://127.0.0.1:4566");
  }
}
