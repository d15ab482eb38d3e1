{{- define "streekpoort.name" -}}
{{- .Release.Name | trunc 40 | trimSuffix "-" -}}
{{- end -}}

{{- define "streekpoort.image" -}}
{{ .Values.image.repository }}:{{ .Values.image.tag | default .Chart.AppVersion }}
{{- end -}}

{{/* Labels of one process: (dict "root" $ "kind" "web") */}}
{{- define "streekpoort.selector" -}}
app.kubernetes.io/name: streekpoort
app.kubernetes.io/instance: {{ .root.Release.Name }}
app.kubernetes.io/component: {{ .kind }}
{{- end -}}

{{- define "streekpoort.labels" -}}
{{ include "streekpoort.selector" . }}
app.kubernetes.io/version: {{ .root.Chart.AppVersion | quote }}
app.kubernetes.io/managed-by: {{ .root.Release.Service }}
helm.sh/chart: {{ .root.Chart.Name }}-{{ .root.Chart.Version }}
{{- end -}}

{{- define "streekpoort.podSecurity" -}}
runAsNonRoot: true
runAsUser: 10001
runAsGroup: 10001
fsGroup: 10001
seccompProfile:
  type: RuntimeDefault
{{- end -}}

{{- define "streekpoort.containerSecurity" -}}
allowPrivilegeEscalation: false
readOnlyRootFilesystem: true
capabilities:
  drop: [ALL]
{{- end -}}

{{/* What every process is told; `process` chooses the login it works with. */}}
{{- define "streekpoort.environment" -}}
- name: DJANGO_SETTINGS_MODULE
  value: streekpoort.settings.production
- name: STREEKPOORT_PROCESS
  value: {{ .process }}
- name: STREEKPOORT_DOMAIN
  value: {{ .root.Values.domain | quote }}
- name: STREEKPOORT_ROLE_PREFIX
  value: {{ .root.Values.rolePrefix | quote }}
- name: STREEKPOORT_HOME
  value: {{ .root.Values.media.mountPath | quote }}
- name: STREEKPOORT_PORT
  value: {{ .root.Values.web.port | quote }}
- name: STREEKPOORT_SOCKET_PORT
  value: {{ .root.Values.sockets.port | quote }}
{{- range $name, $value := .root.Values.environment }}
- name: {{ $name }}
  value: {{ $value | quote }}
{{- end }}
{{- end -}}

{{- define "streekpoort.volumes" -}}
- name: media
  persistentVolumeClaim:
    claimName: {{ .Values.media.existingClaim }}
- name: temporary
  emptyDir: {}
{{- end -}}

{{- define "streekpoort.mounts" -}}
- name: media
  mountPath: {{ .Values.media.mountPath }}
- name: temporary
  mountPath: /tmp
{{- end -}}
