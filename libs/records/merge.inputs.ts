import { Id } from '#platform';
import { ArgsType, Field, registerEnumType } from '@nestjs/graphql';
import { ArrayMaxSize, IsOptional } from 'class-validator';

/** A part of a member that is taken whole from one row or the other. */
export enum MergeField {
  NAME = 'NAME',
  EMAIL = 'EMAIL',
  PHONE = 'PHONE',
  POSTAL_ADDRESS = 'POSTAL_ADDRESS',
  SECTOR = 'SECTOR',
  ORGANISATION = 'ORGANISATION',
  COMMUNITY = 'COMMUNITY',
  PRIMARY_ROLE = 'PRIMARY_ROLE',
  CONTACT_VISIBILITY = 'CONTACT_VISIBILITY',
}
registerEnumType(MergeField, {
  name: 'MergeField',
  description: 'A part of a member for which the row that goes may win.',
  valuesMap: {
    NAME: { description: 'The name.' },
    EMAIL: { description: 'The email address; the other one is kept as another address of theirs.' },
    PHONE: { description: 'The phone number.' },
    POSTAL_ADDRESS: { description: 'The postal address.' },
    SECTOR: { description: 'The sector.' },
    ORGANISATION: { description: 'The organisation.' },
    COMMUNITY: { description: 'The community.' },
    PRIMARY_ROLE: { description: 'What they mainly do.' },
    CONTACT_VISIBILITY: { description: 'Who sees how they can be reached; without it the stricter of the two.' },
  },
});

@ArgsType()
export class MergeArgs {
  @Id('the row that stays') keepId: string;
  @Id('the row that goes') goneId: string;
}

@ArgsType()
export class MergeMembersArgs extends MergeArgs {
  @Field(() => [MergeField], { nullable: true, description: 'Where the row that goes wins. Gaps are always filled from it.' })
  @IsOptional()
  @ArrayMaxSize(20, { message: 'Please name each field once.' })
  take?: MergeField[] | null;
}

@ArgsType()
export class ApartArgs {
  @Id('one member') aId: string;
  @Id('the other member') bId: string;
}

@ArgsType()
export class RecordArgs {
  @Id('it') id: string;
}
