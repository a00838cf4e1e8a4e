package org.liandan.app;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The kustomize base is what Kubernetes knows, refers only to what is there, and runs with no more rights than it needs. */
class KubernetesBaseTest {

    private static final KubernetesSerialization YAML = new KubernetesSerialization();
    private static final Path BASE = Path.of("k8s/base");

    @Test
    void the_kustomization_lists_exactly_the_files_that_are_there() throws IOException {
        Map<?, ?> kustomization = YAML.unmarshal(Files.readString(BASE.resolve("kustomization.yaml")), Map.class);
        Set<String> present;
        try (Stream<Path> files = Files.list(BASE)) {
            present = files.map(file -> file.getFileName().toString())
                    .filter(name -> !name.equals("kustomization.yaml"))
                    .collect(toSet());
        }

        assertThat((List<?>) kustomization.get("resources"))
                .map(Object::toString)
                .hasSameElementsAs(present);
    }

    @Test
    void every_object_is_of_a_known_kind_and_has_only_fields_that_the_kind_has() {
        List<String> unknown = new ArrayList<>();
        for (HasMetadata object : objects()) {
            assertThat(object).isNotInstanceOf(GenericKubernetesResource.class);
            collectUnknown(object.getKind() + "/" + object.getMetadata().getName(), object, unknown);
        }

        assertThat(unknown).isEmpty();
    }

    @Test
    void a_misspelt_field_would_be_found() {
        HasMetadata object = YAML.unmarshal("""
                apiVersion: apps/v1
                kind: Deployment
                metadata: {name: x}
                spec: {template: {spec: {containers: [{name: x, readinesProbe: {}}]}}}
                """);
        List<String> unknown = new ArrayList<>();
        collectUnknown("x", object, unknown);

        assertThat(unknown).containsExactly("x.spec.template.spec.containers[0]: [readinesProbe]");
    }

    @Test
    void no_object_names_a_namespace_or_carries_a_secret() {
        assertThat(objects()).allSatisfy(object -> {
            assertThat(object.getKind()).isNotEqualTo("Secret");
            assertThat(object.getMetadata().getNamespace()).isNull();
        });
    }

    @Test
    void every_service_selects_a_pod_and_names_one_of_its_ports() {
        for (Service service : objects(Service.class)) {
            assertThat(templates())
                    .filteredOn(pod -> pod.getMetadata()
                            .getLabels()
                            .entrySet()
                            .containsAll(service.getSpec().getSelector().entrySet()))
                    .singleElement()
                    .satisfies(pod -> assertThat(portNames(pod.getSpec()))
                            .containsAll(service.getSpec().getPorts().stream()
                                    .map(port -> port.getTargetPort().getStrVal())
                                    .toList()));
        }
    }

    @Test
    void configuration_maps_that_pods_read_are_there_and_passwords_come_from_the_one_secret() {
        Set<String> maps = objects().stream()
                .filter(object -> object.getKind().equals("ConfigMap"))
                .map(object -> object.getMetadata().getName())
                .collect(toSet());
        for (PodTemplateSpec pod : templates()) {
            for (Container container : pod.getSpec().getContainers()) {
                assertThat(container.getEnvFrom())
                        .allSatisfy(source -> assertThat(maps)
                                .contains(source.getConfigMapRef().getName()));
                assertThat(container.getEnv())
                        .filteredOn(KubernetesBaseTest::isSecret)
                        .allSatisfy(variable -> assertThat(variable.getValueFrom()
                                        .getSecretKeyRef()
                                        .getName())
                                .isEqualTo("liandan"));
            }
            assertThat(pod.getSpec().getVolumes())
                    .filteredOn(volume -> volume.getConfigMap() != null)
                    .allSatisfy(volume ->
                            assertThat(maps).contains(volume.getConfigMap().getName()));
        }
    }

    @Test
    void every_container_is_restricted_and_has_bounds_and_probes() {
        for (PodTemplateSpec pod : templates()) {
            assertThat(pod.getSpec().getSecurityContext().getRunAsNonRoot()).isTrue();
            assertThat(pod.getSpec().getSecurityContext().getSeccompProfile().getType())
                    .isEqualTo("RuntimeDefault");
            assertThat(pod.getSpec().getAutomountServiceAccountToken()).isFalse();
            for (Container container : pod.getSpec().getContainers()) {
                assertThat(container.getSecurityContext().getAllowPrivilegeEscalation())
                        .isFalse();
                assertThat(container.getSecurityContext().getReadOnlyRootFilesystem())
                        .isTrue();
                assertThat(container.getSecurityContext().getCapabilities().getDrop())
                        .containsExactly("ALL");
                assertThat(container.getResources().getLimits()).containsKey("memory");
                assertThat(container.getReadinessProbe()).isNotNull();
                assertThat(container.getStartupProbe()).isNotNull();
            }
        }
    }

    @Test
    void terminals_reach_the_gateway_with_their_own_addresses() {
        assertThat(objects(Service.class))
                .filteredOn(service -> service.getMetadata().getName().equals("liandan-jt808"))
                .singleElement()
                .satisfies(service -> {
                    assertThat(service.getSpec().getType()).isEqualTo("LoadBalancer");
                    assertThat(service.getSpec().getExternalTrafficPolicy()).isEqualTo("Local");
                });
    }

    @Test
    void no_two_objects_of_a_kind_have_one_name() {
        assertThat(objects().stream()
                        .collect(groupingBy(object ->
                                object.getKind() + "/" + object.getMetadata().getName())))
                .allSatisfy((name, same) -> assertThat(same).hasSize(1));
    }

    private static boolean isSecret(EnvVar variable) {
        return variable.getName().matches(".*(PASSWORD|SECRET).*");
    }

    private static Set<String> portNames(PodSpec pod) {
        return pod.getContainers().stream()
                .flatMap(container -> container.getPorts().stream())
                .map(port -> port.getName())
                .collect(toSet());
    }

    private static List<PodTemplateSpec> templates() {
        return Stream.concat(
                        objects(Deployment.class).stream()
                                .map(deployment -> deployment.getSpec().getTemplate()),
                        objects(StatefulSet.class).stream()
                                .map(set -> set.getSpec().getTemplate()))
                .toList();
    }

    private static <T> List<T> objects(Class<T> type) {
        return objects().stream().filter(type::isInstance).map(type::cast).toList();
    }

    private static List<HasMetadata> objects() {
        try (Stream<Path> files = Files.list(BASE)) {
            return files.filter(file -> !file.endsWith("kustomization.yaml"))
                    .sorted()
                    .flatMap(KubernetesBaseTest::documents)
                    .<HasMetadata>map(YAML::unmarshal)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<String> documents(Path file) {
        try {
            return Stream.of(Files.readString(file).split("(?m)^---$", -1));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The model keeps fields that it does not know aside, in every object: none may be there. */
    private static void collectUnknown(String path, @Nullable Object value, List<String> unknown) {
        switch (value) {
            case null -> {}
            case Collection<?> items -> {
                int index = 0;
                for (Object item : items) {
                    collectUnknown(path + "[" + index++ + "]", item, unknown);
                }
            }
            case Object bean
            when bean.getClass().getName().startsWith("io.fabric8.kubernetes.api.model") -> {
                for (Method method : bean.getClass().getMethods()) {
                    if (method.getName().startsWith("get") && method.getParameterCount() == 0) {
                        collectUnknown(path, method, read(bean, method), unknown);
                    }
                }
            }
            default -> {}
        }
    }

    private static void collectUnknown(String path, Method getter, @Nullable Object value, List<String> unknown) {
        if (!getter.getName().equals("getAdditionalProperties")) {
            String name = getter.getName().substring(3);
            collectUnknown(path + "." + Character.toLowerCase(name.charAt(0)) + name.substring(1), value, unknown);
        } else if (value instanceof Map<?, ?> fields && !fields.isEmpty()) {
            unknown.add(path + ": " + fields.keySet());
        }
    }

    private static @Nullable Object read(Object bean, Method getter) {
        try {
            return getter.invoke(bean);
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException(getter + " failed", e);
        }
    }
}
