import { members, Visible } from '#platform';
import { Column, Entity, Index, ManyToOne, PrimaryGeneratedColumn, type Relation } from 'typeorm';
import { Holding } from './holding.entity.js';

/** Whether a holding was present at a date of its table. Meetings write it, the blanket reads it. */
@Visible({ rows: members })
@Entity()
@Index('attendance_once', ['holdingId', 'on'], { unique: true })
export class Attendance {
  @PrimaryGeneratedColumn('uuid') id: string;

  @Column('uuid') holdingId: string;

  @ManyToOne(() => Holding, { nullable: false }) holding: Relation<Holding>;

  @Column('date') on: string;

  @Column('boolean') present: boolean;
}
