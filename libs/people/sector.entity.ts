import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { anyone, constraintSays, Instant, Visible } from '#platform';
import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';

constraintSays({ sector_name: 'There is a sector of this name already.' });

/** A part of the early-years system that must be at the table. The list is data: admins edit it. */
@Visible({ rows: anyone, order: (r) => `${r}.position, ${r}.id` })
@ObjectType({ description: 'A part of the early-years system that must be at the table.' })
@Entity()
@Index('sector_name', { synchronize: false }) // unique over lower(name), made in the migration
export class Sector {
  @Field(() => ID, { description: 'Its id.' }) @PrimaryGeneratedColumn('uuid') id: string;

  @Field(() => String, { description: 'Its name, such as Health.' }) @Column('text') name: string;

  @Field(() => Int, { description: 'Its place in the order of columns of the blanket, from 1.' }) @Column('int') position: number;

  @Field(() => Instant, { nullable: true, description: 'Since when it is no longer offered for new seats.' })
  @Column('timestamptz', { nullable: true })
  retiredAt: Date | null;
}
