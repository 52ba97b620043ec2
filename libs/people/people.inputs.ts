import { EmailText, Id, LocalDate, PageArgs, Text, ZONE_TRUTH } from '#platform';
import { ArgsType, Field, ID, InputType, Int } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import { ArrayMaxSize, IsIn, IsOptional, IsUUID, Matches, Max, Min, ValidateNested } from 'class-validator';
import { PostalAddressInput } from './address.entity.js';
import { ConsentKind } from './consent.entity.js';
import { ContactVisibility, PrimaryRole } from './member.entity.js';

/** The zones that communities of this network may use. Each is checked at the start (promise T1). */
const ZONES = ZONE_TRUTH.map(({ zone }) => zone);

/** A BCP 47 language tag: its language, script and region. */
export const LANGUAGE_TAG = /^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}$/;

@InputType({ description: 'A sector to add, or to change when an id is given.' })
export class SectorInput {
  @Id('the sector', { optional: true }) id?: string | null;
  @Text('a name for the sector', 60) name: string;
  @Field(() => Int, { nullable: true, description: 'Its place among the columns, from 1.' })
  @IsOptional()
  @Min(1, { message: 'Places count from 1.' })
  @Max(200, { message: 'Please pick a place up to 200.' })
  position?: number | null;
}

@InputType({ description: 'A region to add, or to change when an id is given.' })
export class RegionInput {
  @Id('the region', { optional: true }) id?: string | null;
  @Text('a name for the region', 60) name: string;
  @Field(() => Int, { nullable: true, description: 'Its place in lists, from 1.' })
  @IsOptional()
  @Min(1, { message: 'Places count from 1.' })
  @Max(200, { message: 'Please pick a place up to 200.' })
  position?: number | null;
}

@InputType({ description: 'What the people of a place call it.' })
export class PlaceNameInput {
  @Text('the name in its own writing', 80) name: string;
  @Field(() => String, { description: 'The language as a BCP 47 tag, such as crx.' })
  @Matches(LANGUAGE_TAG, { message: 'Please write a language tag like crx or git.' })
  lang: string;
}

@InputType({ description: 'A community to add, or to change when an id is given.' })
export class CommunityInput {
  @Id('the community', { optional: true }) id?: string | null;
  @Text('a name for the community', 80) name: string;
  @Id('a region') regionId: string;
  @Field(() => String, { description: 'Its time zone.' })
  @IsIn(ZONES, { message: `Please pick one of these time zones: ${ZONES.join(', ')}.` })
  timeZone: string;
  @Field(() => [PlaceNameInput], { nullable: true, description: 'The names its people give it.' })
  @IsOptional()
  @ArrayMaxSize(10, { message: 'Please give at most ten names.' })
  @ValidateNested({ each: true })
  @Type(() => PlaceNameInput)
  localNames?: PlaceNameInput[] | null;
}

@InputType({ description: 'An organisation to add, or to change when an id is given.' })
export class OrganisationInput {
  @Id('the organisation', { optional: true }) id?: string | null;
  @Text('a name for the organisation', 120) name: string;
  @Id('a sector', { optional: true }) sectorId?: string | null;
  @Id('a community', { optional: true }) communityId?: string | null;
}

@InputType({ description: 'The name of this network and how its letters are signed.' })
export class NetworkInput {
  @Text('a name for the network', 80) name: string;
  @Text('who letters come from', 80) senderName: string;
  @Text('the postal address of the sender', 300, { optional: true, lines: true }) postalAddress?: string | null;
}

@InputType({ description: 'Who a member is and how they may be reached.' })
export class MemberInput {
  @Text('a name', 120) name: string;
  @EmailText() email?: string | null;
  @Field(() => String, { nullable: true, description: 'A phone number.' })
  @IsOptional()
  @Matches(/^$|^[+0-9][0-9 ().x-]{5,29}$/, { message: 'Please write a phone number like 250-555-0134.' })
  phone?: string | null;
  @Field(() => PostalAddressInput, { nullable: true, description: 'Where post reaches them.' })
  @IsOptional()
  @ValidateNested()
  @Type(() => PostalAddressInput)
  postalAddress?: PostalAddressInput | null;
  @Field(() => PrimaryRole, { nullable: true, description: 'What they mainly do.' }) @IsOptional() primaryRole?: PrimaryRole | null;
  @Field(() => Boolean, { nullable: true, description: 'Whether they are a parent or caregiver too.' }) @IsOptional() alsoParent?: boolean | null;
  @Field(() => [String], { nullable: true, description: 'Languages they use, as BCP 47 tags such as crx.' })
  @IsOptional()
  @ArrayMaxSize(10, { message: 'Please give at most ten languages.' })
  @Matches(LANGUAGE_TAG, { each: true, message: 'Please write language tags like crx or fr.' })
  languages?: string[] | null;
  @Id('a sector', { optional: true }) sectorId?: string | null;
  @Id('an organisation', { optional: true }) organisationId?: string | null;
  @Id('a community', { optional: true }) communityId?: string | null;
  @Field(() => Boolean, { description: 'Whether they may be reached by email.' }) byEmail: boolean;
  @Field(() => Boolean, { description: 'Whether they may be phoned.' }) byPhone: boolean;
  @Field(() => Boolean, { description: 'Whether they may be reached by post.' }) byPost: boolean;
  @Field(() => ContactVisibility, { description: 'Who sees how they can be reached.' }) contactVisibleTo: ContactVisibility;
}

@InputType({ description: 'Narrows the list of members.' })
export class MemberFilter {
  @Text('a name to look for', 120, { optional: true }) search?: string | null;
  @Id('a sector', { optional: true }) sectorId?: string | null;
  @Id('a community', { optional: true }) communityId?: string | null;
  @Id('a region', { optional: true }) regionId?: string | null;
  @Id('an organisation', { optional: true }) organisationId?: string | null;
  @Field(() => PrimaryRole, { nullable: true, description: 'Only those who mainly do this, of those whose role you may see.' }) @IsOptional() primaryRole?: PrimaryRole | null;
}

@InputType({ description: 'That a member agreed to be written to.' })
export class ConsentInput {
  @Field(() => ConsentKind, { description: 'On what ground.' }) kind: ConsentKind;
  @Text('from where we know', 200) source: string;
  @Field(() => LocalDate, { description: 'Since which day.' }) givenOn: string;
  @Field(() => LocalDate, { nullable: true, description: 'The last day it holds. Implied consent ends after two years unless said otherwise.' }) @IsOptional() expiresOn?: string | null;
}

@ArgsType()
export class ConsentArgs {
  @Id('a member') memberId: string;
  @Field(() => ConsentInput, { description: 'What they agreed to.' })
  @ValidateNested()
  @Type(() => ConsentInput)
  input: ConsentInput;
}

@ArgsType()
export class PauseArgs {
  @Id('a member') id: string;
  @Field(() => LocalDate, { nullable: true, description: 'Until which day they want no letters; none to end the pause.' }) @IsOptional() until?: string | null;
}

@ArgsType()
export class MembersArgs extends PageArgs {
  @Field(() => MemberFilter, { nullable: true, description: 'Narrows the list.' })
  @IsOptional()
  @ValidateNested()
  @Type(() => MemberFilter)
  filter?: MemberFilter | null;
}

@ArgsType()
export class OrganisationsArgs extends PageArgs {
  @Text('a name to look for', 120, { optional: true }) search?: string | null;
  @Id('a sector', { optional: true }) sectorId?: string | null;
  @Id('a community', { optional: true }) communityId?: string | null;
  @Id('a region', { optional: true }) regionId?: string | null;
}

@ArgsType()
export class IdArgs {
  @Field(() => ID, { description: 'Its id.' })
  @IsUUID('all', { message: 'This link is not complete. Please start from the list.' })
  id: string;
}
