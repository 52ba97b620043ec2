import { Field, ID, ObjectType } from '@nestjs/graphql';
import { connectionOf, constraintSays, members, Visible } from '#platform';
import { Column, Entity, Index, ManyToOne, OneToMany, PrimaryGeneratedColumn, type Relation } from 'typeorm';
import { Change } from './change.entity.js';
import { Community } from './region.entity.js';
import { Sector } from './sector.entity.js';

constraintSays({ organisation_name: 'There is an organisation of this name in that community already.' });

/** Where a member works or volunteers. */
@Visible({ rows: members, order: (r) => `${r}.name, ${r}.id` })
@ObjectType({ description: 'Where a member works or volunteers.' })
@Entity()
@Index('organisation_search', { synchronize: false }) // trigrams over search_key(name), made in the migration
@Index('organisation_by_name', ['name', 'id'])
@Index('organisation_name', { synchronize: false }) // unique over lower(name), made in the migration
export class Organisation {
  @Field(() => ID, { description: 'Its id.' }) @PrimaryGeneratedColumn('uuid') id: string;

  @Field(() => String, { description: 'Its name.' }) @Column('text') name: string;

  @Index('organisation_sector') @Column('uuid', { nullable: true }) sectorId: string | null;

  @Field(() => Sector, { nullable: true, description: 'The sector it mostly works in.' }) @ManyToOne(() => Sector) sector: Relation<Sector> | null;

  @Index('organisation_community') @Column('uuid', { nullable: true }) communityId: string | null;

  @Field(() => Community, { nullable: true, description: 'Where it is.' }) @ManyToOne(() => Community) community: Relation<Community> | null;

  @Field(() => [Change], { description: 'What was changed about it.' }) @OneToMany(() => Change, (change) => change.organisation) changes: Relation<Change>[];
}

export const OrganisationConnection = connectionOf(Organisation);
