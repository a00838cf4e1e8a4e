package org.liandan.app;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.io.File;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What {@code kubectl kustomize} makes of each overlay is what Kubernetes knows, refers only to what is there, and runs with no more
 * rights than it needs. Kinds of other people's operators are known by name; what is in them is not checked here.
 */
class KubernetesTest {

    private static final KubernetesSerialization YAML = new KubernetesSerialization();

    /** Kinds of CloudNativePG and its backup plugin. */
    private static final Set<String> OF_OPERATORS = Set.of(
            "postgresql.cnpg.io/v1/Cluster",
            "postgresql.cnpg.io/v1/Pooler",
            "postgresql.cnpg.io/v1/ScheduledBackup",
            "barmancloud.cnpg.io/v1/ObjectStore");

    private static final Map<Overlay, List<HasMetadata>> BUILT = new EnumMap<>(Overlay.class);

    enum Overlay {
        SINGLE,
        CITY;

        Path folder() {
            return Path.of("k8s/overlays", name().toLowerCase(Locale.ROOT));
        }
    }

    @BeforeAll
    static void build() throws IOException, InterruptedException {
        assumeTrue(onThePath(), "kubectl is not installed here");
        for (Overlay overlay : Overlay.values()) {
            Process kubectl = new ProcessBuilder(
                            "kubectl", "kustomize", overlay.folder().toString())
                    .redirectErrorStream(true)
                    .start();
            String output = new String(kubectl.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(kubectl.waitFor()).as(output).isZero();
            BUILT.put(
                    overlay,
                    Stream.of(output.split("(?m)^---$", -1))
                            .<HasMetadata>map(YAML::unmarshal)
                            .toList());
        }
    }

    private static boolean onThePath() {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator, -1))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, "kubectl")));
    }

    @ParameterizedTest
    @EnumSource
    void every_object_is_of_a_known_kind_and_has_only_fields_that_the_kind_has(Overlay overlay) {
        List<String> unknown = new ArrayList<>();
        for (HasMetadata object : objects(overlay)) {
            if (object instanceof GenericKubernetesResource) {
                assertThat(object.getApiVersion() + "/" + object.getKind()).isIn(OF_OPERATORS);
                continue;
            }
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

    @ParameterizedTest
    @EnumSource
    void no_object_names_a_namespace_or_carries_a_secret(Overlay overlay) {
        assertThat(objects(overlay)).allSatisfy(object -> {
            assertThat(object.getKind()).isNotEqualTo("Secret");
            assertThat(object.getMetadata().getNamespace()).isNull();
        });
    }

    @ParameterizedTest
    @EnumSource
    void every_service_selects_a_pod_and_names_one_of_its_ports(Overlay overlay) {
        for (Service service : objects(overlay, Service.class)) {
            assertThat(templates(overlay))
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

    @ParameterizedTest
    @EnumSource
    void configuration_maps_that_pods_read_are_there_and_passwords_come_from_the_one_secret(Overlay overlay) {
        Set<String> maps = objects(overlay).stream()
                .filter(object -> object.getKind().equals("ConfigMap"))
                .map(object -> object.getMetadata().getName())
                .collect(toSet());
        for (PodTemplateSpec pod : templates(overlay)) {
            for (Container container : pod.getSpec().getContainers()) {
                assertThat(container.getEnvFrom())
                        .allSatisfy(source -> assertThat(maps)
                                .contains(source.getConfigMapRef().getName()));
                assertThat(container.getEnv())
                        .filteredOn(KubernetesTest::isSecret)
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

    @ParameterizedTest
    @EnumSource
    void every_container_is_restricted_and_has_bounds_and_probes(Overlay overlay) {
        for (PodTemplateSpec pod : templates(overlay)) {
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

    @ParameterizedTest
    @EnumSource
    void terminals_reach_the_gateway_with_their_own_addresses(Overlay overlay) {
        assertThat(objects(overlay, Service.class))
                .filteredOn(service -> service.getMetadata().getName().equals("liandan-jt808"))
                .singleElement()
                .satisfies(service -> {
                    assertThat(service.getSpec().getType()).isEqualTo("LoadBalancer");
                    assertThat(service.getSpec().getExternalTrafficPolicy()).isEqualTo("Local");
                });
    }

    @ParameterizedTest
    @EnumSource
    void no_two_objects_of_a_kind_have_one_name(Overlay overlay) {
        assertThat(objects(overlay).stream()
                        .collect(groupingBy(object ->
                                object.getKind() + "/" + object.getMetadata().getName())))
                .allSatisfy((name, same) -> assertThat(same).hasSize(1));
    }

    @ParameterizedTest
    @EnumSource
    void a_pod_that_is_evicted_is_one_that_may_be(Overlay overlay) {
        assertThat(objects(overlay, PodDisruptionBudget.class))
                .extracting(budget -> budget.getMetadata().getName())
                .contains("liandan-server");
    }

    @ParameterizedTest
    @EnumSource
    void what_is_let_in_and_out_is_named(Overlay overlay) {
        assertThat(objects(overlay, NetworkPolicy.class))
                .filteredOn(policy -> policy.getMetadata().getName().equals("liandan-server"))
                .singleElement()
                .satisfies(policy ->
                        assertThat(policy.getSpec().getPolicyTypes()).containsExactlyInAnyOrder("Ingress", "Egress"));
    }

    @Test
    void a_city_has_several_servers_that_are_replaced_one_after_the_other_and_share_their_files() {
        assertThat(objects(Overlay.CITY, Deployment.class)).singleElement().satisfies(deployment -> {
            assertThat(deployment.getSpec().getReplicas()).isGreaterThan(1);
            assertThat(deployment.getSpec().getStrategy().getRollingUpdate().getMaxUnavailable())
                    .isEqualTo(new IntOrString(0));
            assertThat(deployment.getSpec().getTemplate().getSpec().getTopologySpreadConstraints())
                    .hasSize(2);
        });
        assertThat(objects(Overlay.CITY, PersistentVolumeClaim.class))
                .allSatisfy(
                        claim -> assertThat(claim.getSpec().getAccessModes()).containsExactly("ReadWriteMany"));
    }

    @Test
    void a_single_server_is_never_two_at_a_time() {
        assertThat(objects(Overlay.SINGLE, Deployment.class)).singleElement().satisfies(deployment -> {
            assertThat(deployment.getSpec().getReplicas()).isOne();
            assertThat(deployment.getSpec().getStrategy().getType()).isEqualTo("Recreate");
        });
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

    private static List<PodTemplateSpec> templates(Overlay overlay) {
        return Stream.concat(
                        objects(overlay, Deployment.class).stream()
                                .map(deployment -> deployment.getSpec().getTemplate()),
                        objects(overlay, StatefulSet.class).stream()
                                .map(set -> set.getSpec().getTemplate()))
                .toList();
    }

    private static <T> List<T> objects(Overlay overlay, Class<T> type) {
        return objects(overlay).stream()
                .filter(type::isInstance)
                .map(type::cast)
                .toList();
    }

    private static List<HasMetadata> objects(Overlay overlay) {
        return BUILT.getOrDefault(overlay, List.of());
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
            when bean.getClass().getName().matches("io\\.fabric8\\.(kubernetes|openshift)\\.api\\.model\\..*") -> {
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
