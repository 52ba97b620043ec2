import { Field, ID, ObjectType, registerEnumType } from '@nestjs/graphql';
import { constraintSays, Instant, members, Visible } from '#platform';
import { Check, Column, Entity, Index, ManyToOne, PrimaryGeneratedColumn, type Relation } from 'typeorm';
import { keepsAbout } from './held.policy.js';
import { Member } from './member.entity.js';

export enum RoleName {
  ADMIN = 'ADMIN',
  CHAMPION = 'CHAMPION',
}
registerEnumType(RoleName, {
  name: 'RoleName',
  description: 'What a member may do beyond a member.',
  valuesMap: { ADMIN: { description: 'Looks after the whole network.' }, CHAMPION: { description: 'Runs one table.' } },
});

constraintSays({ role_once: 'They have this role already.' });

/** What one member may do beyond a member, and where. A champion's role holds at one table. */
@Visible({ rows: members, order: (r) => `${r}.granted_at, ${r}.id` })
@ObjectType({ description: 'What one member may do beyond a member, and where.' })
@Entity()
@Check('role_name', `name in ('ADMIN', 'CHAMPION')`)
@Check('role_scope', `(name = 'CHAMPION') = (table_id is not null)`)
@Index('role_once', { synchronize: false }) // unique (member_id, name, table_id) nulls not distinct
export class Role {
  @Field(() => ID, { description: 'Its id.' }) @PrimaryGeneratedColumn('uuid') id: string;

  @Field(() => RoleName, { description: 'Which role.' }) @Column('text') name: RoleName;

  /** The table of a champion. Only an id here: tables stand above people. */
  @Index('role_table') @Column('uuid', { nullable: true }) tableId: string | null;

  @Index('role_member') @Column('uuid') memberId: string;

  @Field(() => Member, { description: 'Who has it.' }) @ManyToOne(() => Member, (member) => member.roles, { nullable: false }) member: Relation<Member>;

  @Field(() => Instant, { description: 'Since when.' }) @Column('timestamptz') grantedAt: Date;

  @Column('uuid', { nullable: true }) grantedById: string | null;
}

keepsAbout(
  { entity: Role, by: 'memberId', heading: 'Roles', line: (r) => `initcap(${r}.name) || ' since ' || to_char(${r}.granted_at, 'YYYY-MM-DD')`, onErase: 'DELETE' },
  { entity: Role, by: 'grantedById', onErase: 'KEEP' },
);
