import { keepsAbout, Member } from '#people';
import { nobody, Visible } from '#platform';
import { Check, Column, Entity, Index, ManyToOne, PrimaryGeneratedColumn, type Relation } from 'typeorm';

/** Two members who look alike and are not the same person, by somebody's word: never shown as a pair again. */
@Visible({ rows: nobody })
@Entity()
@Check('apart_two', 'a_id <> b_id')
@Index('apart_once', { synchronize: false }) // unique over the pair in either order, made in the migration
export class Apart {
  @PrimaryGeneratedColumn('uuid') id: string;

  @Index('apart_a') @Column('uuid') aId: string;

  @ManyToOne(() => Member, { nullable: false }) a: Relation<Member>;

  @Index('apart_b') @Column('uuid') bId: string;

  @ManyToOne(() => Member, { nullable: false }) b: Relation<Member>;

  @Column('uuid', { nullable: true }) saidById: string | null;

  @Column('timestamptz') saidAt: Date;
}

const line = (r: string) => `'On ' || to_char(${r}.said_at, 'YYYY-MM-DD') || ' somebody said that you are not the person of a similar row'`;
keepsAbout(
  { entity: Apart, by: 'aId', heading: 'Not the same person as', line, onErase: 'DELETE' },
  { entity: Apart, by: 'bId', heading: 'Not the same person as', line, onErase: 'DELETE' },
  { entity: Apart, by: 'saidById', onErase: 'KEEP' },
);
