import type { ListRowFragment, ParticipationKind, ParticipationQuery, RegistrationsQuery } from '../../gql/graphql';

export type List = ListRowFragment;
export type Participation = NonNullable<ParticipationQuery['participation']>;
export type Group = Participation['groups'][number];
export type Registered = RegistrationsQuery['registrations']['edges'][number]['node'];

/** How somebody took part, as a list of people says it. */
export const PARTICIPATION: Record<ParticipationKind, string> = {
  RECORDED: 'Recorded sessions only',
  LIVE: 'Recorded sessions and the live day',
};
