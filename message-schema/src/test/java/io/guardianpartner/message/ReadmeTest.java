package io.guardianpartner.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.guardianpartner.message.topology.Queue;
import io.guardianpartner.message.topology.Topology;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The README says what the contract says. */
class ReadmeTest {

    private static final Pattern ARROW = Pattern.compile("^ +(\\w+) -- \"(.+)\" --> (\\w+)$", Pattern.MULTILINE);
    private static final Pattern RECIPE = Pattern.compile("```yaml\n(.*?)```", Pattern.DOTALL);

    private final Contract contract = Contract.load();
    private String readme;

    @BeforeEach
    void read() throws IOException {
        readme = Files.readString(Path.of("README.md"));
    }

    @Test
    void itsTableHasEveryMessage() {
        List<String> rows = readme.lines().filter(line -> line.startsWith("| MSG_")).toList();

        assertThat(rows).containsExactlyElementsOf(contract.messages().values().stream()
            .map(message -> "| " + String.join(" | ", message.type(), message.sender(), message.target(),
                message.schema(), message.summary()) + " |")
            .toList());
    }

    @Test
    void itsDiagramShowsOnlyWhatIsHeardAndEveryMessage() {
        var shown = new HashSet<String>();
        var arrows = ARROW.matcher(readme);
        while (arrows.find()) {
            var listener = contract.services().get(arrows.group(3));
            for (var type : arrows.group(2).split("<br>")) {
                var message = contract.messages().get(type);
                shown.add(type);
                assertThat(message.sender()).as(type).isEqualTo(arrows.group(1));
                assertThat(listener.listensTo()).as(type).contains(message.sender());
                assertThat(message.target()).as(type).isIn(listener.name(), Services.ANY);
            }
        }

        assertThat(shown).isEqualTo(contract.messages().keySet());
    }

    @Test
    void itsRecipeForAServiceWorksAsItStands() throws IOException {
        var recipe = RECIPE.matcher(readme);
        assertThat(recipe.find()).isTrue();
        var service = (ObjectNode) new YAMLMapper().readTree(recipe.group(1).stripIndent());

        var grown = ContractVariant.of(document -> ContractVariant.at(document, "/x-guardian/services")
            .setAll(service));

        assertThat(Topology.of(grown, "local").queues()).extracting(Queue::name).contains("local-kitchen");
    }
}
