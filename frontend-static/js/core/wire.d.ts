/** The server's answers as docs/wire.md, section 6, tells them, as far as the pages read them: types and nothing else. */

export interface CatalogueSaid {
  readonly id: string;
  readonly name: string;
  readonly validFrom?: string | null;
  readonly validTo?: string | null;
}

export interface SetSaid {
  readonly set: string;
  readonly main?: boolean;
  readonly catalogues: readonly CatalogueSaid[];
}

export interface GroupSaid {
  readonly code: string;
  readonly name: string;
  readonly shortName?: string;
  readonly max: number;
}

export interface BandSaid {
  readonly id: string;
  readonly name: string;
  readonly from: number;
}

/** Of the catalogue that boards are scored by, and of one that is asked for by its id. */
export interface MethodSaid {
  readonly id: string;
  readonly set?: string;
  readonly name?: string;
  readonly groups: readonly GroupSaid[];
  readonly components: readonly { readonly id: string; readonly name: string; readonly group: string; readonly max: number }[];
  readonly bands: readonly BandSaid[];
}

export interface AboutSaid {
  readonly province: { readonly code: string; readonly name: string; readonly demo?: boolean };
  readonly zone: string;
  readonly now: string;
  readonly rate?: number;
  readonly wallPeriod?: string;
  readonly catalogue: MethodSaid;
  readonly sets?: readonly SetSaid[];
  readonly lists?: readonly { readonly id: string; readonly name: string }[];
  readonly check?: { readonly state: string };
}

export interface Points {
  readonly code: string;
  readonly points: number;
  readonly max: number;
  readonly empty: boolean;
}

export interface TargetSaid {
  readonly ratio: number;
  readonly reached?: boolean;
  readonly missing?: number | null;
}

export interface ComponentSaid {
  readonly id: string;
  readonly met: number | null;
  readonly total: number | null;
  readonly ratio: number | null;
  readonly points: number;
  readonly max: number;
  readonly empty: boolean;
  readonly origin?: string;
  readonly provenance?: { readonly source?: string; readonly author?: string; readonly at?: string };
  readonly target?: TargetSaid;
}

/** What became of a unit within a period. */
export interface UnitChangeSaid {
  readonly on: string;
  readonly what: string;
  readonly others?: readonly string[];
}

export interface RestatementSaid {
  readonly component: string;
  readonly period: string;
  readonly at: string;
  readonly before: { readonly points: number };
  readonly after: { readonly points: number };
  readonly kind?: string;
  readonly count: number;
  readonly case?: string;
}

export interface SheetSaid {
  readonly components?: readonly ComponentSaid[];
}

export interface DaySaid {
  readonly day: string;
  readonly total: number | null;
  readonly begins?: boolean;
  readonly otherMethod?: boolean;
  readonly components: readonly ComponentSaid[];
  readonly groups: readonly Points[];
}
