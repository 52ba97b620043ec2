import { Field, ObjectType } from '@nestjs/graphql';
import { anyone, members, Visible } from '#platform';
import { Check, Column, Entity, PrimaryColumn } from 'typeorm';

/** One installation with one database: its name and how its letters are signed. One row. */
@Visible({ rows: anyone, columns: { postalAddress: members } })
@ObjectType({ description: 'This installation: its name and how its letters are signed.' })
@Entity()
@Check('network_one_row', 'id = 1')
export class Network {
  @PrimaryColumn('int') id: number;

  @Field(() => String, { description: 'Its name, such as SEED BC.' }) @Column('text') name: string;

  @Field(() => String, { description: 'Who letters come from.' }) @Column('text') senderName: string;

  @Field(() => String, { nullable: true, description: 'The postal address at the foot of each letter, as Canadian law asks.' })
  @Column('text', { nullable: true })
  postalAddress: string | null;

  @Field(() => Boolean, { description: 'Whether its people and figures are made up.' }) @Column('boolean', { default: false }) sample: boolean;
}
