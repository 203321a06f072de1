package dev.cyclonelariat;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/** Clients whose calls are counted by the name of their operation. */
public final class CountedCalls implements AutoCloseable {

  private final Map<String, Integer> calls = new ConcurrentHashMap<>();
  private final SnsClient sns;
  private final SqsClient sqs;

  public CountedCalls(LocalAws aws) {
    sns = counting(aws, SnsClient.builder());
    sqs = counting(aws, SqsClient.builder());
  }

  private <C, B extends AwsClientBuilder<B, C>> C counting(LocalAws aws, B builder) {
    return builder
        .endpointOverride(aws.server().endpoint())
        .region(Region.of(LocalAws.REGION))
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create("AKIALOCAL", "secret")))
        .overrideConfiguration(
            configuration -> configuration.addExecutionInterceptor(new CallCounter()))
        .build();
  }

  public SnsClient sns() {
    return sns;
  }

  public SqsClient sqs() {
    return sqs;
  }

  /** How often each operation was called; it goes on counting. */
  public Map<String, Integer> calls() {
    return calls;
  }

  @Override
  public void close() {
    sns.close();
    sqs.close();
  }

  private final class CallCounter implements ExecutionInterceptor {
    @Override
    public void beforeExecution(Context.BeforeExecution context, ExecutionAttributes attributes) {
      calls.merge(
          context.request().getClass().getSimpleName().replace("Request", ""), 1, Integer::sum);
    }
  }
}
