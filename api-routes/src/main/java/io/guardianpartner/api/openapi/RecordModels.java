package io.guardianpartner.api.openapi;

import java.lang.reflect.RecordComponent;
import java.util.Iterator;

import com.fasterxml.jackson.databind.JavaType;
import io.guardianpartner.api.Printable;
import io.guardianpartner.message.Json;
import io.guardianpartner.message.Money;
import io.guardianpartner.message.text.Text;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.core.converter.ModelConverterContext;
import io.swagger.v3.core.converter.ModelConverters;
import io.swagger.v3.core.util.RefUtils;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import org.apache.camel.openapi.RestModelConverters;

/**
 * Says in the schemas of the OpenAPI document what the records of an API say, and Swagger does not read out of them: the form
 * of {@link Money} and of {@link Printable} text, that primitives are required, and the least length of what must not be blank
 * or empty.
 */
final class RecordModels implements ModelConverter {

    private RecordModels() {}

    /** Has the one list of converters of this JVM begin with this one; Camel's own puts itself there when it is loaded. */
    static synchronized void register() {
        new RestModelConverters(false);
        ModelConverters converters = ModelConverters.getInstance();
        if (converters.getConverters().stream().noneMatch(RecordModels.class::isInstance)) {
            converters.addConverter(new RecordModels());
        }
    }

    @Override
    public Schema<?> resolve(AnnotatedType type, ModelConverterContext context, Iterator<ModelConverter> others) {
        JavaType javaType = Json.mapper().constructType(type.getType());
        if (javaType.hasRawClass(Money.class)) {
            return new StringSchema().pattern(Money.FORM).example("29.90");
        }
        Schema<?> schema = others.hasNext() ? others.next().resolve(type, context, others) : null;
        if (schema != null && javaType.getRawClass().isRecord()) {
            complete(model(schema, context), javaType.getRawClass());
        }
        return schema;
    }

    private static Schema<?> model(Schema<?> schema, ModelConverterContext context) {
        return schema.get$ref() == null
            ? schema
            : context.getDefinedModels().get((String) RefUtils.extractSimpleName(schema.get$ref()).getLeft());
    }

    private static void complete(Schema<?> model, Class<?> type) {
        if (model == null || model.getProperties() == null) {
            return;
        }
        for (RecordComponent component : type.getRecordComponents()) {
            Schema<?> member = model.getProperties().get(component.getName());
            if (member == null) {
                continue;
            }
            if (component.getType().isPrimitive()) {
                model.addRequiredItem(component.getName());
            }
            if (component.getAnnotatedType().isAnnotationPresent(Printable.class)) {
                member.setPattern(Text.PATTERN);
            }
            bound(member, component);
        }
    }

    /** Swagger takes the least length from {@code @Size} alone, where it is 0 if nothing is said. */
    private static void bound(Schema<?> member, RecordComponent component) {
        boolean mustBeFilled = component.getAccessor().isAnnotationPresent(NotBlank.class)
            || component.getAccessor().isAnnotationPresent(NotEmpty.class);
        if (member.getMinLength() != null || mustBeFilled && "string".equals(member.getType())) {
            member.setMinLength(least(member.getMinLength(), mustBeFilled));
        }
        if (member.getMinItems() != null || mustBeFilled && "array".equals(member.getType())) {
            member.setMinItems(least(member.getMinItems(), mustBeFilled));
        }
    }

    private static Integer least(Integer said, boolean mustBeFilled) {
        int least = Math.max(said == null ? 0 : said, mustBeFilled ? 1 : 0);
        return least == 0 ? null : least;
    }
}
