import { Check, Column, Entity, PrimaryColumn } from 'typeorm';
import { nobody, Visible } from '../reads/visible.js';

/** How far local mode's clock has been moved. One row; empty in production. */
@Visible({ rows: nobody })
@Entity('clock')
@Check('clock_one_row', 'id = 1')
export class ClockOffset {
  @PrimaryColumn('int') id: number;

  @Column('bigint') offsetMs: string;
}
