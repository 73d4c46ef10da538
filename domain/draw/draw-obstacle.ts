/** Something an officer must settle before lots can be drawn. */
export interface DrawObstacle {
  readonly party: string | null;
  readonly field: string;
  readonly problem: string;
  readonly remedy: string;
}
