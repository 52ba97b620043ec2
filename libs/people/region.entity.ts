import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { constraintSays, members, Visible } from '#platform';
import { Column, Entity, Index, ManyToOne, PrimaryGeneratedColumn, type Relation } from 'typeorm';

constraintSays({
  region_name: 'There is a region of this name already.',
  community_name: 'This region has a community of that name already.',
});

/** A part of the north (or beyond) that communities lie in. */
@Visible({ rows: members, order: (r) => `${r}.position, ${r}.id` })
@ObjectType({ description: 'A part of the north, or beyond, that communities lie in.' })
@Entity()
@Index('region_name', { synchronize: false }) // unique over lower(name), made in the migration
export class Region {
  @Field(() => ID, { description: 'Its id.' }) @PrimaryGeneratedColumn('uuid') id: string;

  @Field(() => String, { description: 'Its name, such as Northwest.' }) @Column('text') name: string;

  @Field(() => Int, { description: 'Its place in lists, from 1.' }) @Column('int') position: number;
}

/** What the people of a place call it. */
@ObjectType({ description: 'What the people of a place call it.' })
export class PlaceName {
  @Field(() => String, { description: 'The name, in its own writing.' }) name: string;
  @Field(() => String, { description: 'The language as a BCP 47 tag, such as crx for Dakelh.' }) lang: string;
}

/** A place in a region, with its own time zone and the names its people give it. */
@Visible({ rows: members, order: (r) => `${r}.name, ${r}.id` })
@ObjectType({ description: 'A place in a region, with its own time zone and the names its people give it.' })
@Entity()
@Index('community_name', { synchronize: false }) // unique over lower(name), made in the migration
export class Community {
  @Field(() => ID, { description: 'Its id.' }) @PrimaryGeneratedColumn('uuid') id: string;

  @Field(() => String, { description: 'Its name in English.' }) @Column('text') name: string;

  @Index('community_region') @Column('uuid') regionId: string;

  @Field(() => Region, { description: 'The region it lies in.' }) @ManyToOne(() => Region, { nullable: false }) region: Relation<Region>;

  @Field(() => String, { description: 'Its time zone, such as America/Vancouver.' }) @Column('text') timeZone: string;

  @Field(() => [PlaceName], { description: 'The names its people give it.' }) @Column('jsonb', { default: [] }) localNames: PlaceName[];
}
