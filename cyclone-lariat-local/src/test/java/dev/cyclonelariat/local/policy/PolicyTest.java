package dev.cyclonelariat.local.policy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PolicyTest {
  private static final String TOPIC = "arn:aws:sns:eu-west-1:111122223333:test-event-fanout-a-b";
  private static final String QUEUE = "arn:aws:sqs:eu-west-1:444455556666:queue";
  private static final AccessRequest DELIVERY =
      AccessRequest.delivery(TOPIC, "111122223333", QUEUE);

  private static final String SERVICE =
      "'Principal':{'Service':'sns.amazonaws.com'},'Action':'sqs:SendMessage','Resource':'"
          + QUEUE
          + "'";

  @Test
  void theStatementThatAwsDocumentsAllows() {
    assertThat(
            allows(
                "{'Effect':'Allow',"
                    + SERVICE
                    + ",'Condition':{'ArnEquals':{'aws:SourceArn':'"
                    + TOPIC
                    + "'}}}"))
        .isTrue();
  }

  @Test
  void theGemsOwnPolicyAllows() {
    assertThat(
            allows(
                "{'Sid':'1','Effect':'Allow','Principal':{'AWS':'*'},'Action':'SQS:*','Resource':'"
                    + QUEUE
                    + "','Condition':{'ArnEquals':"
                    + "{'aws:SourceArn':'arn:aws:sns:*:*:test-*-fanout-*'}}}"))
        .isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      value = {
        "'Principal':'*'; true",
        "'Principal':{'AWS':'*'}; true",
        "'Principal':{'AWS':['1','*']}; true",
        "'Principal':{'AWS':'arn:aws:iam::111122223333:root'}; false",
        "'Principal':{'Service':['a','sns.amazonaws.com']}; true",
        "'Principal':{'Service':'events.amazonaws.com'}; false",
        "'NotPrincipal':{'Service':'events.amazonaws.com'}; true",
      })
  void principals(String principal, boolean allowed) {
    assertThat(
            allows(
                "{'Effect':'Allow'," + principal + ",'Action':'sqs:SendMessage','Resource':'*'}"))
        .isEqualTo(allowed);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      value = {
        "'Action':'SQS:SENDMESSAGE'; true",
        "'Action':'sqs:Send*'; true",
        "'Action':'*'; true",
        "'Action':['sqs:ReceiveMessage']; false",
        "'NotAction':'sqs:ReceiveMessage'; true",
        "'NotAction':'sqs:SendMessage'; false",
      })
  void actions(String action, boolean allowed) {
    assertThat(allows("{'Effect':'Allow','Principal':'*'," + action + ",'Resource':'*'}"))
        .isEqualTo(allowed);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      value = {
        "'ArnLike':{'aws:SourceArn':'arn:aws:sns:*:*:test-event-*'}; true",
        "'ArnLike':{'AWS:SOURCEARN':'arn:aws:sns:*:*:test-event-*'}; true",
        "'ArnEquals':{'aws:SourceArn':['x','arn:*:sns:*:*:*']}; true",
        "'ArnLike':{'aws:SourceArn':'arn:aws:sns:*:test-event-*'}; false",
        "'ArnLike':{'aws:SourceArn':'arn:aws:sns:*:*:other-*'}; false",
        "'StringLike':{'aws:SourceArn':'arn:aws:sns:*:test-event-*'}; true",
        "'StringEquals':{'aws:SourceAccount':'111122223333'}; true",
        "'StringEquals':{'aws:SourceAccount':'999999999999'}; false",
        "'StringEquals':{'aws:PrincipalOrgID':'o-1'}; false",
        "'StringEqualsIfExists':{'aws:PrincipalOrgID':'o-1'}; true",
        "'StringNotEquals':{'aws:SourceAccount':'999999999999'}; true",
        "'Bool':{'aws:SecureTransport':'true'}; true",
        "'Null':{'aws:SourceArn':'false'}; true",
        "'NumericLessThan':{'aws:x':'1'}; false",
      })
  void conditions(String condition, boolean allowed) {
    assertThat(allows("{'Effect':'Allow'," + SERVICE + ",'Condition':{" + condition + "}}"))
        .isEqualTo(allowed);
  }

  @Test
  void allConditionsMustHold() {
    assertThat(
            allows(
                "{'Effect':'Allow',"
                    + SERVICE
                    + ",'Condition':{'StringEquals':{'aws:SourceAccount':'111122223333'},"
                    + "'ArnEquals':{'aws:SourceArn':'arn:aws:sns:a:b:c'}}}"))
        .isFalse();
  }

  @Test
  void denyGoesBeforeAllow() {
    String allow = "{'Effect':'Allow','Principal':'*','Action':'*','Resource':'*'}";
    String deny =
        "{'Effect':'Deny','Principal':'*','Action':'sqs:*','Resource':'*',"
            + "'Condition':{'StringEquals':{'aws:SourceAccount':'111122223333'}}}";

    assertThat(allows(allow + "," + deny)).isFalse();
    assertThat(allows(allow + "," + deny.replace("1111", "5555"))).isTrue();
  }

  @Test
  void nothingAllowsNothing() {
    assertThat(Policy.parse("{\"Statement\":[]}").allows(DELIVERY)).isFalse();
    assertThat(Policy.parse("{}").allows(DELIVERY)).isFalse();
  }

  @Test
  void patternsDoNotBacktrackWithoutEnd() {
    String text = "a".repeat(5_000);

    assertThat(Wildcard.matches("*a".repeat(50) + "b", text)).isFalse();
    assertThat(Wildcard.matches("*a".repeat(50), text)).isTrue();
  }

  private static boolean allows(String statements) {
    String document = "{'Version':'2012-10-17','Statement':[" + statements + "]}";
    return Policy.parse(document.replace('\'', '"')).allows(DELIVERY);
  }
}
