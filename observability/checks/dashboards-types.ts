// Types of the files that Grafana provisions: Grafana's own, where it has them, with enumerations as the words that stand in JSON.
import type { AnnotationQuery, Dashboard as AnyDashboard, DashboardLink, DataSourceRef, GridPos, VariableModel } from '@grafana/schema'
import type { FieldConfig, MatcherConfig, DataTransformerConfig } from '@grafana/schema/dist/esm/raw/dashboard/x/Dashboard_types.gen'
import type * as bargauge from '@grafana/schema/dist/esm/raw/composable/bargauge/panelcfg/x/BarGaugePanelCfg_types.gen'
import type * as stat from '@grafana/schema/dist/esm/raw/composable/stat/panelcfg/x/StatPanelCfg_types.gen'
import type * as timeline from '@grafana/schema/dist/esm/raw/composable/statetimeline/panelcfg/x/StateTimelinePanelCfg_types.gen'
import type * as table from '@grafana/schema/dist/esm/raw/composable/table/panelcfg/x/TablePanelCfg_types.gen'
import type * as timeseries from '@grafana/schema/dist/esm/raw/composable/timeseries/panelcfg/x/TimeSeriesPanelCfg_types.gen'

type Plain<T> = T extends string ? `${T}`
  : T extends number | boolean | null | undefined ? T
  : T extends Array<infer Each> ? Array<Plain<Each>>
  : T extends object ? { [Key in keyof T]: Plain<T[Key]> }
  : T

// The schema has no type of Prometheus' queries.
interface Query {
  refId: string
  datasource: DataSourceRef
  expr: string
  legendFormat: string
  range: boolean
  instant: boolean
  exemplar?: boolean
  format?: 'table' | 'time_series'
  editorMode: 'code'
}

interface OnlyOfPrometheus {
  expr: string
  step: string
  titleFormat: string
  textFormat: string
  tagKeys: string
  useValueForTime?: 'on'
}

interface Panel<Kind extends string, Options, Custom> {
  id: number
  type: Kind
  title: string
  description: string
  datasource: DataSourceRef
  gridPos: GridPos
  links?: Array<Partial<Plain<DashboardLink>>>
  targets: Query[]
  fieldConfig: {
    defaults: Plain<Omit<FieldConfig, 'custom'>> & { custom?: Partial<Plain<Custom>> }
    overrides: Array<{ matcher: Plain<MatcherConfig>; properties: Array<{ id: string; value: unknown }> }>
  }
  transformations?: Array<Plain<DataTransformerConfig>>
  options: Plain<Options>
}

type Shown = Panel<'stat', stat.Options, object>
  | Panel<'timeseries', timeseries.Options, timeseries.FieldConfig>
  | Panel<'state-timeline', timeline.Options, timeline.FieldConfig>
  | Panel<'bargauge', bargauge.Options, object>
  | Panel<'table', table.Options, table.FieldConfig>

interface Row {
  id: number
  type: 'row'
  title: string
  collapsed: boolean
  gridPos: GridPos
  panels: Shown[]
}

export type Dashboard = Omit<Plain<AnyDashboard>, 'panels' | 'templating' | 'annotations' | 'timepicker'> & {
  panels: Array<Shown | Row>
  templating: { list: Array<Plain<VariableModel> & { definition?: string }> }
  annotations: { list: Array<Plain<AnnotationQuery> & OnlyOfPrometheus> }
  timepicker: { refresh_intervals: string[] }
}
