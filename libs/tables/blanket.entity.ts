import { Sector } from '#people';
import { LocalDate } from '#platform';
import { Field, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { TableKind } from './table.entity.js';

export enum Coverage {
  FILLED = 'FILLED',
  THIN = 'THIN',
  VACANT = 'VACANT',
  SERVED_FROM_ELSEWHERE = 'SERVED_FROM_ELSEWHERE',
  DOES_NOT_EXIST_HERE = 'DOES_NOT_EXIST_HERE',
}
registerEnumType(Coverage, {
  name: 'Coverage',
  description: 'The state of a seat on a day.',
  valuesMap: {
    FILLED: { description: 'Somebody holds it.' },
    THIN: { description: 'Somebody holds it, and may need a hand.' },
    VACANT: { description: 'Nobody holds it.' },
    SERVED_FROM_ELSEWHERE: { description: 'The holder of a seat at another table serves it.' },
    DOES_NOT_EXIST_HERE: { description: 'Its sector does not exist in this community.' },
  },
});

export enum ThinReason {
  HOLDS_TWO_SECTORS = 'HOLDS_TWO_SECTORS',
  MISSED_THREE_MEETINGS = 'MISSED_THREE_MEETINGS',
}
registerEnumType(ThinReason, {
  name: 'ThinReason',
  description: 'Why a held seat is thin.',
  valuesMap: {
    HOLDS_TWO_SECTORS: { description: 'Its holder holds another seat at the same table.' },
    MISSED_THREE_MEETINGS: { description: 'Its holder missed the last three meetings.' },
  },
});

/** One seat in the blanket: not a row of ours, but what the facts say of it on a day. */
@ObjectType({ description: 'One seat in the blanket, as it is on that day.' })
export class Patch {
  @Field(() => ID, { description: 'The seat.' }) seatId: string;
  @Field(() => ID, { description: 'The table it stands at.' }) tableId: string;
  @Field(() => ID, { description: 'The sector it is for.' }) sectorId: string;
  @Field(() => Coverage, { description: 'Its state.' }) state: Coverage;
  @Field(() => LocalDate, { description: 'The day this state began.' }) since: string;
  @Field(() => ThinReason, { nullable: true, description: 'Why it is thin, if it is.' }) thinReason: ThinReason | null;
  @Field(() => String, { nullable: true, description: 'Who holds it, or serves it from elsewhere.' }) holderName: string | null;
  @Field(() => String, { nullable: true, description: 'The other table it is served from, by its label.' }) lenderName: string | null;
}

@ObjectType({ description: 'A table that is open on the day of the blanket.' })
export class BlanketTable {
  @Field(() => ID, { description: 'Its id.' }) id: string;
  @Field(() => String, { description: 'What the blanket calls it: its community where that says enough.' }) label: string;
  @Field(() => String, { description: 'Its name.' }) name: string;
  @Field(() => TableKind, { description: 'Regional or local.' }) kind: TableKind;
  @Field(() => String, { nullable: true, description: 'The region it lies in.' }) regionName: string | null;
  @Field(() => Int, { nullable: true, description: "Its region's place in lists." }) regionPosition: number | null;
  @Field(() => String, { nullable: true, description: 'The community it serves.' }) communityName: string | null;
}

@ObjectType({ description: 'All tables and sectors on one day: who is there, who is missing.' })
export class Blanket {
  @Field(() => LocalDate, { description: 'The day it shows.' }) on: string;
  @Field(() => LocalDate, { description: 'The first day there is anything to show: the first table began.' }) earliest: string;
  @Field(() => [BlanketTable], { description: 'The open tables: the regional one, then by region and label.' }) tables: BlanketTable[];
  @Field(() => [Sector], { description: 'The sectors in their order, with retired ones where a seat remains.' }) sectors: Sector[];
  @Field(() => [Patch], { description: 'The seats, in no promised order.' }) patches: Patch[];
}
