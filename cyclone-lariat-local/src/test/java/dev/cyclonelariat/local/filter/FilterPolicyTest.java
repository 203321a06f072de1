package dev.cyclonelariat.local.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cyclonelariat.local.message.MessageAttribute;
import dev.cyclonelariat.local.message.MessageAttributes;
import dev.cyclonelariat.local.message.MessageBody;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FilterPolicyTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      value = {
        // policy; body; accepted
        "{'a':['x','y']}; {'a':'y'}; true",
        "{'a':['x','y']}; {'a':'z'}; false",
        "{'a':['x']}; {'b':'x'}; false",
        "{'a':['x'],'b':['y']}; {'a':'x','b':'y','c':1}; true",
        "{'a':['x'],'b':['y']}; {'a':'x'}; false",
        "{'a':[1]}; {'a':1.0}; true",
        "{'a':[1]}; {'a':'1'}; false",
        "{'a':[true]}; {'a':true}; true",
        "{'a':[null]}; {'a':null}; true",
        "{'a':[null]}; {'b':1}; false",
        "{'a':[{'prefix':'au'}]}; {'a':'auto'}; true",
        "{'a':[{'prefix':'au'}]}; {'a':'tau'}; false",
        "{'a':[{'suffix':'to'}]}; {'a':'auto'}; true",
        "{'a':[{'suffix':'to'}]}; {'a':'tot'}; false",
        "{'a':[{'equals-ignore-case':'AUTO'}]}; {'a':'auto'}; true",
        "{'a':[{'anything-but':'x'}]}; {'a':'y'}; true",
        "{'a':[{'anything-but':'x'}]}; {'a':'x'}; false",
        "{'a':[{'anything-but':'x'}]}; {}; false",
        "{'a':[{'anything-but':['x',5]}]}; {'a':5}; false",
        "{'a':[{'anything-but':{'prefix':'x'}}]}; {'a':'xy'}; false",
        "{'a':[{'anything-but':{'prefix':'x'}}]}; {'a':'yx'}; true",
        "{'a':[{'numeric':['=',3.5]}]}; {'a':3.50}; true",
        "{'a':[{'numeric':['<',3]}]}; {'a':3}; false",
        "{'a':[{'numeric':['<=',3]}]}; {'a':3}; true",
        "{'a':[{'numeric':['>',3]}]}; {'a':3.1}; true",
        "{'a':[{'numeric':['>=',0,'<',10]}]}; {'a':10}; false",
        "{'a':[{'numeric':['>=',0,'<',10]}]}; {'a':0}; true",
        "{'a':[{'numeric':['>',0]}]}; {'a':'5'}; false",
        "{'a':[{'exists':true}]}; {'a':null}; true",
        "{'a':[{'exists':true}]}; {}; false",
        "{'a':[{'exists':false}]}; {}; true",
        "{'a':[{'exists':false}]}; {'a':1}; false",
        "{'a':[{'cidr':'10.0.0.0/24'}]}; {'a':'10.0.0.255'}; true",
        "{'a':[{'cidr':'10.0.0.0/24'}]}; {'a':'10.0.1.0'}; false",
        "{'a':[{'cidr':'10.0.0.0/24'}]}; {'a':'localhost'}; false",
        "{'a':[{'cidr':'2001:db8::/32'}]}; {'a':'2001:db8::1'}; true",
        "{'a':{'b':['x']}}; {'a':{'b':'x'}}; true",
        "{'a':{'b':['x']}}; {'a':'x'}; false",
        "{'a':{'b':[{'exists':false}]}}; {'a':{'c':1}}; true",
        "{'a.b':['x']}; {'a':{'b':'x'}}; true",
        "{'a.b.c':['x']}; {'a.b':{'c':'x'}}; true",
        "{'a':['x']}; {'a':['w','x']}; true",
        "{'a':['x']}; {'a':[]}; false",
        "{'a':{'$or':[{'c':['y']},{'d':['z']}]},'a.b':['x']}; {'a':{'b':'x','c':'y'}}; true",
        "{'a':{'$or':[{'c':['y']},{'d':['z']}]},'a.b':['x']}; {'a':{'b':'x','c':'n'}}; false",
        "{'r':{'s':['x'],'e':['y']}}; {'r':[{'s':'x','e':'y'},{'s':'z'}]}; true",
        "{'r':{'s':['x'],'e':['y']}}; {'r':[{'s':'x'},{'e':'y'}]}; false",
        "{'r':{'s':['x']}}; {'r':[[{'s':'x'}]]}; true",
        "{'$or':[{'a':['x']},{'b':['y']}],'c':['z']}; {'b':'y','c':'z'}; true",
        "{'$or':[{'a':['x']},{'b':['y']}],'c':['z']}; {'b':'y'}; false",
        "{'$or':[{'a':['x']},{'b':['y']}]}; {'a':'y','b':'x'}; false",
        "{'a':['x']}; ['x']; false",
        "{'a':['x']}; no json; false",
      })
  void bodies(String policy, String body, boolean accepted) {
    FilterPolicy parsed = FilterPolicy.parse(json(policy), true);

    assertThat(parsed.accepts(MessageBody.of(json(body)), MessageAttributes.none()))
        .isEqualTo(accepted);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      value = {
        // policy; data type; value; accepted
        "{'a':['x']}; String; x; true",
        "{'a':['x']}; String; y; false",
        "{'a':[{'numeric':['>',0,'<=',100]}]}; Number; 99; true",
        "{'a':[{'numeric':['>',0,'<=',100]}]}; String; 99; false",
        "{'a':[100]}; Number; 100.0; true",
        "{'a':['x']}; String.Array; ['w','x']; true",
        "{'a':['x']}; String.Array; ['w']; false",
        "{'a':[{'anything-but':'x'}]}; String.Array; ['x','y']; true",
        "{'a':[{'exists':true}]}; Binary; bytes; true",
        "{'a':['bytes']}; Binary; bytes; false",
        "{'b':[{'exists':false}]}; String; x; true",
      })
  void attributes(String policy, String type, String value, boolean accepted) {
    FilterPolicy parsed = FilterPolicy.parse(json(policy), false);
    MessageAttribute attribute =
        type.equals("Binary")
            ? new MessageAttribute(type, null, value.getBytes(StandardCharsets.UTF_8))
            : new MessageAttribute(type, json(value), null);

    assertThat(parsed.accepts(MessageBody.of("body"), MessageAttributes.of(Map.of("a", attribute))))
        .isEqualTo(accepted);
  }

  @Test
  void anAttributesNameMayHaveDots() {
    FilterPolicy policy = FilterPolicy.parse("{\"a.b\":[\"x\"]}", false);
    MessageAttributes attributes =
        MessageAttributes.of(Map.of("a.b", new MessageAttribute("String", "x", null)));

    assertThat(policy.accepts(MessageBody.of("body"), attributes)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "nonsense",
        "[]",
        "{}",
        "{'a':[]}",
        "{'a':{}}",
        "{'a':[{}]}",
        "{'a':[{'numeric':[]}]}",
        "{'a':[{'numeric':['operator']}]}",
        "{'a':[{'numeric':[1,'<=']}]}",
        "{'a':[{'numeric':['=','000']}]}",
        "{'a':[{'numeric':['>=']}]}",
        "{'a':[{'numeric':['<',100,'>',10]}]}",
        "{'a':[{'numeric':['>=',1,'>',2]}]}",
        "{'a':[{'numeric':['>',20,'<=']}]}",
        "{'a':[{'numeric':['>',20,30]}]}",
        "{'a':[{'numeric':['>',20,'<',30,'<',50]}]}",
        "{'a':[{'numeric':5}]}",
        "{'a':[{'prefix':5}]}",
        "{'a':[{'cidr':'nonsense'}]}",
        "{'a':[{'cidr':'10.0.0.0/33'}]}",
        "{'a':[{'cidr':'10.0.0.0/4294967295'}]}",
        "{'a':[{'cidr':'10.0.0.999/24'}]}",
        "{'a':[{'cidr':'zone:1/24'}]}",
        "{'a':[{'anything-but':{'suffix':'x'}}]}",
        "{'a':[{'anything-but':[true]}]}",
        "{'a':[{'anything-but':[]}]}",
      })
  void refuses(String policy) {
    assertThatThrownBy(() -> FilterPolicy.parse(json(policy), true))
        .isInstanceOf(FilterPolicyException.class);
  }

  @Test
  void combinationsAreCountedHoweverManyThereAre() {
    StringBuilder keys = new StringBuilder();
    for (int i = 0; i < 64; i++) {
      keys.append(i == 0 ? "" : ",").append("'k").append(i).append("':[1,2]");
    }

    assertThatThrownBy(() -> FilterPolicy.parse(json("{'a':{" + keys + "}}"), true))
        .hasMessage("Filter policy is too complex");
  }

  @Test
  void namesWithDotsWithoutEndAreOrdinaryNames() {
    String endless = "a.".repeat(20_000) + "a";
    FilterPolicy ordinary = FilterPolicy.parse(json("{'a':[{'exists':true}]}"), true);
    FilterPolicy dotted = FilterPolicy.parse(json("{'" + endless + "':['x']}"), true);
    MessageBody body = MessageBody.of(json("{'" + endless + "':'x'}"));

    assertThat(ordinary.accepts(body, MessageAttributes.none())).isFalse();
    assertThat(dotted.accepts(body, MessageAttributes.none())).isTrue();
  }

  @Test
  void combinationsAreCountedAsSnsCountsThem() {
    // (4 * 6) + (4 * 4 * 4) + (4 * 4 * 4) = 152
    String tooMany =
        "{'s':[1,2,3,4],'$or':[{'n':[1,2,3,4,5,6]},"
            + "{'t':[1,2,3,4],'$or':[{'i':[1,2,3,4]},{'p':[1,2,3,4]}]}]}";
    // (3 * 6) + (3 * 4 * 4) + (3 * 4 * 7) = 150
    String justEnough =
        "{'s':[1,2,3],'$or':[{'n':[1,2,3,4,5,6]},"
            + "{'t':[1,2,3,4],'$or':[{'i':[1,2,3,4]},{'p':[1,2,3,4,5,6,7]}]}]}";
    // 3 * 4 * 2 * 3 * 1 * 3 = 216, as nesting counts
    String nested = "{'a':{'b':{'c':[1,2,3,4]}},'d':{'e':[1,2,3]},'f':[1,2,3]}";

    FilterPolicy.parse(json(justEnough), false);
    for (String policy : new String[] {tooMany, nested}) {
      assertThatThrownBy(() -> FilterPolicy.parse(json(policy), true))
          .hasMessage("Filter policy is too complex");
    }
  }

  private static String json(String text) {
    return text.replace('\'', '"');
  }
}
